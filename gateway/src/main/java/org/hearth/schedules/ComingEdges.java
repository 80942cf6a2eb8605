package org.hearth.schedules;

import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the moments of one schedule that will be done, as far as that is known. What a pause covers is stepped over, however much it
 * is. One thread may hold it, once.
 */
final class ComingEdges {
    /** So many in a row are looked through that are left out for another reason: no sun is away for longer. */
    private static final int SEARCHED = 400;

    private final Plan plan;
    private final Site site;
    private final List<Pause> pausing;
    private final Omissions omissions;
    private Iterator<Edge> edges;
    private @Nullable Edge following;
    private @Nullable Edge endOfRun;

    /**
     * Begins to look.
     *
     * @param pausing pauses that are about the schedule
     * @param omissions all that is left out of it
     * @param from what is done before it may be left out
     */
    ComingEdges(ScheduleRow row, Site site, List<Pause> pausing, Omissions omissions, Instant from) {
        this.plan = row.plan();
        this.site = site;
        this.pausing = pausing;
        this.omissions = omissions;
        this.edges = row.comingOfPlan(site, from).iterator();
        if (row.runEndsAt != null) endOfRun = Edge.outOfPlan(row.runEndsAt, site.zone());
        following = find();
    }

    /** In order. What a person began out of turn is ended where the plan does not begin again before. */
    Stream<Edge> stream() {
        return Stream.generate(this::next).takeWhile(Optional::isPresent).map(Optional::orElseThrow);
    }

    private Optional<Edge> next() {
        @Nullable Edge next = following;
        @Nullable Edge end = endOfRun;
        if (end != null && (next == null || end.at().isBefore(next.at()))) {
            endOfRun = null;
            return Optional.of(end);
        }
        if (next == null) return Optional.empty();
        if (next.phase() == Phase.START) endOfRun = null;
        following = find();
        return Optional.of(next);
    }

    private @Nullable Edge find() {
        for (int i = 0; i < SEARCHED && edges.hasNext(); i++) {
            Edge edge = edges.next();
            if (!edge.moment().isSkipped() && omissions.why(edge).isEmpty()) return edge;
            stepOver(edge);
        }
        return null;
    }

    private void stepOver(Edge edge) {
        Optional<Pause> pause = Pauses.at(pausing, edge.startsAt());
        if (pause.isEmpty()) return;
        Instant until = pause.get().until();
        if (until == null) edges = Collections.emptyIterator();
        else {
            Instant behind = until.minus(plan.shift().limit()).minusNanos(1);
            if (behind.isAfter(edge.dueAt()))
                edges = plan.upcoming(behind, site).iterator();
        }
    }
}
