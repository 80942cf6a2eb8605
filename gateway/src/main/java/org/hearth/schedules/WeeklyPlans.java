package org.hearth.schedules;

import com.fasterxml.jackson.databind.node.BooleanNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.home.Homes;
import org.hearth.identity.Rights;

/** What weekly schedules want of their device. Any number of threads may hold it. */
@ApplicationScoped
class WeeklyPlans implements CarriedPlans {
    private final Homes homes;
    private final Rights rights;

    WeeklyPlans(Homes homes, Rights rights) {
        this.homes = homes;
        this.rights = rights;
    }

    @Override
    @Transactional
    public Map<String, List<CarriedFiring>> upcoming(Instant from, Instant until, int most) {
        Site site = Site.of(homes.find().zone());
        return ScheduleRow.<ScheduleRow>list("enabled AND nextAt IS NOT NULL").stream()
                .filter(this::mayAct)
                .collect(Collectors.groupingBy(
                        row -> row.device,
                        Collectors.flatMapping(
                                row -> upcoming(row, site, from, until).limit(most),
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        all -> all.stream()
                                                .sorted(CarriedFiring.ORDER)
                                                .limit(most)
                                                .toList()))));
    }

    private boolean mayAct(ScheduleRow row) {
        return row.createdBy == null || rights.of(row.createdBy).operates(row.device);
    }

    /** What was settled before the clock went back is not done again. */
    private static Stream<CarriedFiring> upcoming(ScheduleRow row, Site site, Instant from, Instant until) {
        Instant after = row.plannedFrom.isAfter(from) ? row.plannedFrom : from;
        Action action = Action.of(Operation.SET, BooleanNode.valueOf(row.value));
        return row.recurrence()
                .upcoming(after, site)
                .takeWhile(moment -> moment.at().isBefore(until))
                .filter(moment -> !moment.isSkipped())
                .map(moment -> new CarriedFiring(row.id, row.name, moment.at(), moment.at(), row.capability, action));
    }
}
