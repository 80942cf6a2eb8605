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
        ScheduleRow row = own == null ? null : ScheduleRow.<ScheduleRow>findById(own);
        @Nullable Instant skips = row != null && row.keepsSkip(draft) ? row.skipDue : null;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Edge> edges = planning.edges(draft, row == null ? 0 : row.seed, now);
        List<Conflict> found = conflicts.find(draft, own, edges, sites.home(), now);
        Set<Instant> contradicted = new HashSet<>();
        for (Conflict conflict : found) contradicted.add(conflict.at());
        List<Pause> pausing = pauses.held().of(own, draft.deed().target());
        Omitted omitted = new Omitted(skips, pausing);
        List<Preview.Line> lines = new ArrayList<>();
        for (Edge edge : edges) lines.add(omitted.line(draft, edge, contradicted.contains(edge.dueAt())));
        return new Preview(
                sites.of(draft.timing().zone()),
                lines,
                found,
                draft.timing().recurrence() instanceof Cron cron ? cron.fields() : null);
    }

    /** What is left out of a draft. */
    private record Omitted(@Nullable Instant skips, List<Pause> pausing) {
        Preview.Line line(ScheduleDraft draft, Edge edge, boolean conflict) {
            PreviewMark mark = mark(edge);
            Instant until = mark != PreviewMark.PAUSED
                    ? null
                    : Pauses.at(pausing, edge.startsAt()).map(Pause::until).orElse(null);
            return new Preview.Line(
                    edge,
                    draft.deed().at(edge.phase()),
                    mark,
                    until,
                    draft.timing().shift(),
                    conflict);
        }

        private @Nullable PreviewMark mark(Edge edge) {
            KnownOmissions omissions = new KnownOmissions(pausing, skips, due -> Optional.empty());
            if (edge.moment().isSkipped() || omissions.why(edge).isEmpty())
                return edge.moment().mark();
            return edge.startedAt().equals(skips) ? PreviewMark.SKIPPED_ONCE : PreviewMark.PAUSED;
        }
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
        return comingEdges(schedule, pausing, home, Instant.MIN);
    }

    /**
     * The same, later on.
     *
     * @param from what is done before it may be left out
     */
    Stream<Edge> comingEdges(Schedule schedule, List<Pause> pausing, Site home, Instant from) {
        ScheduleRow row = schedule.next() == null ? null : ScheduleRow.<ScheduleRow>findById(schedule.id());
        return row == null ? Stream.empty() : comingEdges(row, row.skipDue, pausing, home, from);
    }

    /** The next start that will be done if nobody wants it left out. */
    Optional<Edge> nextStart(ScheduleRow row) {
        List<Pause> pausing = pauses.held().of(row.id, row.deed().target());
        return comingEdges(row, null, pausing, sites.home(), Instant.MIN)
                .filter(edge -> edge.phase() == Phase.START)
                .findFirst();
    }

    private Stream<Edge> comingEdges(
            ScheduleRow row, @Nullable Instant skips, List<Pause> pausing, Site home, Instant from) {
        KnownOmissions omissions = new KnownOmissions(pausing, skips, due -> ledger.became(row.id, due));
        return new ComingEdges(row, home.in(row.timing().zone()), pausing, omissions, from).stream();
    }

    /** Ids of the devices that a schedule is about now. */
    Set<String> devices(Schedule schedule) {
        return deeds.devices(schedule.deed());
    }
}
