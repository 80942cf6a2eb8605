package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hearth.commands.Batches;
import org.hearth.commands.CommandState;
import org.hearth.commands.Commands;
import org.hearth.identity.Reach;
import org.jspecify.annotations.Nullable;

/** Says how a day went: all that was due in it, and what is still to come. Any number of threads may hold it. */
@ApplicationScoped
class Days {
    /** More than anybody reads; a hundred schedules that are due each minute would be more. */
    private static final int MAX_ROWS = 2_000;

    private static final int MAX_COMING = 500;

    private final Ledger ledger;
    private final Pauses pauses;
    private final Previews previews;
    private final Deeds deeds;
    private final Sites sites;
    private final Commands commands;
    private final Batches batches;
    private final InstantSource clock;

    Days(
            Ledger ledger,
            Pauses pauses,
            Previews previews,
            Deeds deeds,
            Sites sites,
            Commands commands,
            Batches batches,
            InstantSource clock) {
        this.ledger = ledger;
        this.pauses = pauses;
        this.previews = previews;
        this.deeds = deeds;
        this.sites = sites;
        this.commands = commands;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * A day.
     *
     * @param settled of the moments that were due, how many have an end
     * @param asPlanned of those, how many were done, or left out on purpose
     * @param coming moments that are still to come
     */
    record Day(LocalDate date, ZoneId zone, int settled, int asPlanned, List<Row> firings, List<Coming> coming) {}

    /**
     * A due moment with whose it is.
     *
     * @param device null if it is for several
     */
    record Row(Firing firing, String name, @Nullable String device) {}

    /** A moment that is still to come. */
    record Coming(UUID schedule, String name, Instant at, Phase phase) {}

    private enum End {
        OPEN,
        AS_PLANNED,
        OTHERWISE
    }

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
        List<Row> rows = ledger.between(from, until, MAX_ROWS).stream()
                .flatMap(firing -> row(firing, seen, reach).stream())
                .toList();
        List<End> ends = rows.stream().map(row -> end(row.firing())).toList();
        int settled = (int) ends.stream().filter(end -> end != End.OPEN).count();
        int asPlanned = (int) ends.stream().filter(End.AS_PLANNED::equals).count();
        return new Day(asked, home.zone(), settled, asPlanned, rows, coming(seen, now, from, until, home));
    }

    private Map<UUID, Schedule> seen(Reach reach) {
        Map<UUID, Schedule> seen = new HashMap<>();
        for (ScheduleRow row : ScheduleRow.<ScheduleRow>listAll()) {
            Schedule schedule = row.schedule();
            if (reach.seesAll(deeds.devices(schedule.deed()))) seen.put(schedule.id(), schedule);
        }
        return seen;
    }

    /** Rows of a schedule that was removed are the owner's: nobody else can be told whose device it was about. */
    private static Optional<Row> row(Firing firing, Map<UUID, Schedule> seen, Reach reach) {
        Schedule schedule = seen.get(firing.schedule());
        if (schedule == null && !reach.everything()) return Optional.empty();
        String name = firing.name() != null ? firing.name() : schedule == null ? "" : schedule.name();
        @Nullable Target target = schedule == null ? null : schedule.deed().target();
        return Optional.of(new Row(firing, name, target instanceof Target.Part part ? part.device() : null));
    }

    private End end(Firing firing) {
        return switch (firing.outcome()) {
            case SKIPPED, RAN_LOCALLY -> End.AS_PLANNED;
            case MISSED, HELD -> End.OTHERWISE;
            case FIRED -> fired(firing);
        };
    }

    private End fired(Firing firing) {
        if (firing.batch() != null) {
            Batches.Progress progress = batches.progress(firing.batch());
            if (progress.open() > 0) return End.OPEN;
            return progress.acknowledged() == progress.commands() ? End.AS_PLANNED : End.OTHERWISE;
        }
        if (firing.command() == null) return End.OTHERWISE;
        CommandState state = commands.require(firing.command()).state();
        if (!state.isEnd()) return End.OPEN;
        return state.proof().isPresent() ? End.AS_PLANNED : End.OTHERWISE;
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
                    .limit(MAX_COMING)
                    .forEach(edge -> coming.add(new Coming(schedule.id(), schedule.name(), edge.at(), edge.phase())));
        return coming.stream()
                .sorted(Comparator.comparing(Coming::at).thenComparing(Coming::name))
                .limit(MAX_COMING)
                .toList();
    }
}
