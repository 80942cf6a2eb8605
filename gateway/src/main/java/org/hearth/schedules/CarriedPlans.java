package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.devices.Devices;

/** What schedules want of devices in the time to come, as it is told to them in advance. Any number of threads may hold it. */
@ApplicationScoped
class CarriedPlans {
    private final Previews previews;
    private final Pauses pauses;
    private final Deeds deeds;
    private final Devices devices;
    private final Sites sites;
    private final Ledger ledger;
    private final MakersRight right;

    CarriedPlans(
            Previews previews,
            Pauses pauses,
            Deeds deeds,
            Devices devices,
            Sites sites,
            Ledger ledger,
            MakersRight right) {
        this.previews = previews;
        this.pauses = pauses;
        this.deeds = deeds;
        this.devices = devices;
        this.sites = sites;
        this.ledger = ledger;
        this.right = right;
    }

    /**
     * By device, in {@link CarriedFiring#ORDER}; only what would be fired as things stand: nothing that is skipped, paused, or begun for
     * somebody who may not have it any more.
     *
     * @param from itself does not count
     * @param until does not count either
     * @param most so many of a device, the earliest
     */
    @Transactional
    Map<String, List<CarriedFiring>> upcoming(Instant from, Instant until, int most) {
        Pauses.Held held = pauses.held();
        Site home = sites.home();
        Map<String, List<CarriedFiring>> found = new HashMap<>();
        for (ScheduleRow row : ScheduleRow.<ScheduleRow>list("nextAt < ?1", until)) {
            Schedule schedule = row.schedule();
            boolean mayBegin = right.mayBegin(row);
            List<Pause> pausing = held.of(row.id, schedule.deed().target());
            previews.comingEdges(schedule, pausing, home, from)
                    .takeWhile(edge -> edge.at().isBefore(until))
                    .filter(edge -> edge.at().isAfter(from))
                    .filter(edge -> mayBegin || takesBack(row, edge))
                    .limit(most)
                    .forEach(edge -> carried(schedule, edge)
                            .forEach(wish -> found.computeIfAbsent(wish.device(), device -> new ArrayList<>())
                                    .add(wish.firing())));
        }
        found.replaceAll((device, all) ->
                all.stream().sorted(CarriedFiring.ORDER).limit(most).toList());
        return Map.copyOf(found);
    }

    /**
     * The schedules that may act as things stand, whatever time it is: no pause is about them, not one that may be over by a clock that is not
     * believed.
     */
    @Transactional
    Set<UUID> standing() {
        Pauses.Held held = pauses.held();
        return ScheduleRow.<ScheduleRow>list("enabled AND nextAt IS NOT NULL").stream()
                .filter(row -> held.of(row.id, row.deed().target()).isEmpty() && right.mayBegin(row))
                .map(row -> row.id)
                .collect(Collectors.toSet());
    }

    private record Wish(String device, CarriedFiring firing) {}

    private Stream<Wish> carried(Schedule schedule, Edge edge) {
        return deeds.wishes(schedule.deed(), edge.phase()).stream()
                .filter(this::canBe)
                .map(wish -> new Wish(
                        wish.device(),
                        new CarriedFiring(
                                schedule.id(),
                                schedule.name(),
                                edge.phase(),
                                edge.dueAt(),
                                edge.at(),
                                wish.capability(),
                                wish.action())));
    }

    /** Of a group some parts may not be able to; a device that is told what it cannot do takes nothing of it all. */
    private boolean canBe(Deeds.Wish wish) {
        return devices.find(wish.device())
                .flatMap(device -> wish.action().refusal(device, wish.capability()))
                .isEmpty();
    }

    private boolean takesBack(ScheduleRow row, Edge edge) {
        return edge.phase() == Phase.END && ledger.hasBegun(row.id, edge);
    }
}
