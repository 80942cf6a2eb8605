package org.hearth.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.hearth.identity.Reach;
import org.jspecify.annotations.Nullable;

/** Says how a day went: all that was due in it, and what is still to come. Any number of threads may hold it. */
@ApplicationScoped
class Days {
    /** More than anybody reads; a hundred schedules that are due each minute would be more. All are counted. */
    static final int MAX_ROWS = 2_000;

    private static final int MAX_COMING = 500;

    private final Ledger ledger;
    private final Pauses pauses;
    private final Previews previews;
    private final Deeds deeds;
    private final Sites sites;
    private final Results results;
    private final InstantSource clock;

    Days(
            Ledger ledger,
            Pauses pauses,
            Previews previews,
            Deeds deeds,
            Sites sites,
            Results results,
            InstantSource clock) {
        this.ledger = ledger;
        this.pauses = pauses;
        this.previews = previews;
        this.deeds = deeds;
        this.sites = sites;
        this.results = results;
        this.clock = clock;
    }

    /**
     * A day.
     *
     * @param settled of the moments that were due, how many have an end
     * @param asPlanned of those, how many went as planned
     * @param open of the moments that were due, how many have no end yet
     * @param firings the youngest of them, oldest first
     * @param notListed how many are counted and are not among these
     * @param coming moments that are still to come, the next ones if they are many
     * @param moreToCome true if others follow on this day
     */
    record Day(
            LocalDate date,
            ZoneId zone,
            int settled,
            int asPlanned,
            int open,
            List<Row> firings,
            int notListed,
            List<Coming> coming,
            boolean moreToCome) {}

    /**
     * A due moment with whose it is.
     *
     * @param device null if it is for several
     */
    record Row(Result result, String name, @Nullable String device) {}

    /**
     * A moment that is still to come.
     *
     * @param value what is to be done then, as {@link Firing} has it
     */
    record Coming(UUID schedule, String name, Instant at, Phase phase, JsonNode value) {}

    /**
     * The day from midnight to midnight on the home's clock.
     *
     * @param date null for today
     * @param reach as far as it is told
     */
    @Transactional
    Day find(@Nullable LocalDate date, Reach reach) {
        Site home = sites.home();
        Instant now = clock.instant();
        LocalDate asked = date == null ? LocalDate.ofInstant(now, home.zone()) : date;
        Instant from = asked.atStartOfDay(home.zone()).toInstant();
        Instant until = asked.plusDays(1).atStartOfDay(home.zone()).toInstant();
        Map<UUID, Schedule> seen = seen(reach);
        Count count = new Count(seen, reach);
        ledger.read(from, until, count);
        List<Coming> coming = coming(seen, now, from, until, home);
        int asPlanned = count.of(Judgement.AS_PLANNED);
        return new Day(
                asked,
                home.zone(),
                asPlanned + count.of(Judgement.OTHERWISE),
                asPlanned,
                count.of(Judgement.OPEN),
                List.copyOf(count.rows),
                count.notListed,
                coming.subList(0, Math.min(coming.size(), MAX_COMING)),
                coming.size() > MAX_COMING);
    }

    private Map<UUID, Schedule> seen(Reach reach) {
        Map<UUID, Schedule> seen = new HashMap<>();
        for (ScheduleRow row : ScheduleRow.<ScheduleRow>listAll()) {
            Schedule schedule = row.schedule();
            if (reach.seesAll(deeds.devices(schedule.deed()))) seen.put(schedule.id(), schedule);
        }
        return seen;
    }

    /** Counts all rows, and keeps the youngest of them. */
    private final class Count implements Consumer<List<Firing>> {
        private final Map<UUID, Schedule> seen;
        private final Reach reach;
        private final Deque<Row> rows = new ArrayDeque<>();
        private final Map<Judgement, Integer> judged = new EnumMap<>(Judgement.class);
        private int notListed;

        private Count(Map<UUID, Schedule> seen, Reach reach) {
            this.seen = seen;
            this.reach = reach;
        }

        @Override
        public void accept(List<Firing> firings) {
            List<Firing> told = firings.stream()
                    .filter(firing -> reach.everything() || seen.containsKey(firing.schedule()))
                    .toList();
            for (Result result : results.of(told)) {
                judged.merge(result.judgement(), 1, Integer::sum);
                rows.add(row(result, seen.get(result.firing().schedule())));
                if (rows.size() <= MAX_ROWS) continue;
                rows.remove();
                notListed++;
            }
        }

        private int of(Judgement judgement) {
            return judged.getOrDefault(judgement, 0);
        }
    }

    /** Rows of a schedule that was removed are the owner's: nobody else can be told whose device it was about. */
    private static Row row(Result result, @Nullable Schedule schedule) {
        String kept = result.firing().name();
        String name = kept != null ? kept : schedule == null ? "" : schedule.name();
        @Nullable Target target = schedule == null ? null : schedule.deed().target();
        return new Row(result, name, target instanceof Target.Part part ? part.device() : null);
    }

    private List<Coming> coming(Map<UUID, Schedule> seen, Instant now, Instant from, Instant until, Site home) {
        if (!until.isAfter(now)) return List.of();
        Pauses.Held held = pauses.held();
        List<Coming> coming = new ArrayList<>();
        for (Schedule schedule : seen.values())
            previews.comingEdges(
                            schedule, held.of(schedule.id(), schedule.deed().target()), home, from)
                    .takeWhile(edge -> edge.dueAt().isBefore(until))
                    .filter(edge -> !edge.dueAt().isBefore(from))
                    .limit(MAX_COMING + 1)
                    .forEach(edge -> coming.add(new Coming(
                            schedule.id(),
                            schedule.name(),
                            edge.at(),
                            edge.phase(),
                            schedule.deed().valueAt(edge.phase()))));
        return coming.stream()
                .sorted(Comparator.comparing(Coming::at).thenComparing(Coming::name))
                .toList();
    }
}
