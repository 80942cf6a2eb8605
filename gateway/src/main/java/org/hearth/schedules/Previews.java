package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows what a schedule would do, computed by what will do it. Any number of threads may hold it. */
@ApplicationScoped
class Previews {
    /** In a pause that nobody has ended yet, moments are looked through no further than this. */
    private static final int SEARCHED = 400;

    private final Planning planning;
    private final Conflicts conflicts;
    private final Pauses pauses;
    private final Deeds deeds;
    private final Sites sites;
    private final Ledger ledger;
    private final InstantSource clock;

    Previews(
            Planning planning,
            Conflicts conflicts,
            Pauses pauses,
            Deeds deeds,
            Sites sites,
            Ledger ledger,
            InstantSource clock) {
        this.planning = planning;
        this.conflicts = conflicts;
        this.pauses = pauses;
        this.deeds = deeds;
        this.sites = sites;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The next 30 moments of a draft.
     *
     * @param own id of the schedule that it would change; null if it is new
     * @throws org.hearth.problems.ProblemException if it could not be planned
     */
    @Transactional
    Preview of(ScheduleDraft draft, @Nullable UUID own) {
        List<Edge> edges = planning.edges(draft, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        List<Conflict> found = conflicts.find(draft, own, edges, sites.home());
        Set<Instant> contradicted = new HashSet<>();
        for (Conflict conflict : found) contradicted.add(conflict.at());
        List<Pause> pausing = pauses.held().of(own, draft.deed().target());
        KnownOmissions omissions = new KnownOmissions(pausing, null, due -> Optional.empty());
        List<Preview.Line> lines = new ArrayList<>();
        for (Edge edge : edges) lines.add(line(draft, edge, omissions, pausing, contradicted.contains(edge.dueAt())));
        return new Preview(
                sites.of(draft.timing().zone()),
                lines,
                found,
                draft.timing().recurrence() instanceof Cron cron ? cron.fields() : null);
    }

    private static Preview.Line line(
            ScheduleDraft draft, Edge edge, KnownOmissions omissions, List<Pause> pausing, boolean conflict) {
        PreviewMark mark = edge.moment().mark();
        Instant until = null;
        if (!edge.moment().isSkipped() && omissions.why(edge).isPresent()) {
            mark = PreviewMark.PAUSED;
            until = Pauses.at(pausing, edge.startedAt()).map(Pause::until).orElse(null);
        }
        return new Preview.Line(
                edge, draft.deed().at(edge.phase()), mark, until, draft.timing().shift(), conflict);
    }

    /**
     * What a schedule does next.
     *
     * @param next the first moment that is not left out; null if none is in sight
     * @param pause the one that holds it now; null if none does
     */
    record Outlook(@Nullable Edge next, @Nullable Pause pause) {}

    /** What schedules do next, each by itself. */
    @Transactional
    List<Outlook> outlooks(List<Schedule> schedules) {
        Pauses.Held held = pauses.held();
        Site home = sites.home();
        return schedules.stream().map(schedule -> outlook(schedule, held, home)).toList();
    }

    private Outlook outlook(Schedule schedule, Pauses.Held held, Site home) {
        List<Pause> pausing = held.of(schedule.id(), schedule.deed().target());
        Pause now = Pauses.at(pausing, clock.instant()).orElse(null);
        return new Outlook(comingEdges(schedule, pausing, home).findFirst().orElse(null), now);
    }

    /** The moments of a schedule that will be done, as far as that is known. */
    Stream<Edge> comingEdges(Schedule schedule, List<Pause> pausing, Site home) {
        Schedule.Next next = schedule.next();
        ScheduleRow row = next == null ? null : ScheduleRow.<ScheduleRow>findById(schedule.id());
        if (next == null || row == null) return Stream.empty();
        KnownOmissions omissions =
                new KnownOmissions(pausing, schedule.skips(), due -> ledger.outcome(schedule.id(), due));
        return row.coming(home.in(schedule.timing().zone()))
                .limit(SEARCHED)
                .filter(edge ->
                        !edge.moment().isSkipped() && omissions.why(edge).isEmpty());
    }

    /** Ids of the devices that a schedule is about now. */
    Set<String> devices(Schedule schedule) {
        return deeds.devices(schedule.deed());
    }
}
