package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds schedules that contradict each other. Moments that are moved at random are not compared: nobody knows them. */
@ApplicationScoped
class Conflicts {
    private final Deeds deeds;

    Conflicts(Deeds deeds) {
        this.deeds = deeds;
    }

    /**
     * What contradicts these moments of a schedule: every moment at which another schedule tells a part something else.
     *
     * @param own id of the schedule that is asked about; null if it is new
     * @param edges its moments
     */
    List<Conflict> find(ScheduleDraft draft, @Nullable UUID own, List<Edge> edges, Site home) {
        if (!draft.timing().shift().isZero() || !draft.enabled()) return List.of();
        List<Conflict> found = new ArrayList<>();
        List<ScheduleRow> others = ScheduleRow.list(
                "enabled AND shiftSeconds = 0 AND (device IS NULL OR device IN ?1)", deeds.devices(draft.deed()));
        for (ScheduleRow other : others)
            if (!other.id.equals(own)) found.addAll(between(draft.deed(), edges, other, home));
        return List.copyOf(found);
    }

    private List<Conflict> between(Deed deed, List<Edge> edges, ScheduleRow other, Site home) {
        List<Deeds.Wish> mine = deeds.wishes(deed, Phase.START);
        List<Deeds.Wish> theirs = deeds.wishes(other.deed(), Phase.START);
        List<Conflict> found = new ArrayList<>();
        for (Deeds.Wish part : mine)
            if (theirs.stream().anyMatch(part::isFor)) found.addAll(at(deed, part, edges, other, home));
        return found;
    }

    private List<Conflict> at(Deed deed, Deeds.Wish part, List<Edge> edges, ScheduleRow other, Site home) {
        Site site = home.in(other.timing().zone());
        Plan plan = other.plan();
        return edges.stream()
                .filter(edge -> !edge.moment().isSkipped())
                .flatMap(edge -> plan
                        .next(edge.dueAt().minusNanos(1), site)
                        .filter(coming -> coming.dueAt().equals(edge.dueAt())
                                && !coming.moment().isSkipped())
                        .flatMap(coming -> contradiction(deed, edge, part, other, coming))
                        .stream())
                .toList();
    }

    private Optional<Conflict> contradiction(Deed deed, Edge edge, Deeds.Wish part, ScheduleRow other, Edge coming) {
        Instant at = edge.dueAt();
        Optional<Deeds.Wish> mine = wish(deed, edge.phase(), part);
        return wish(other.deed(), coming.phase(), part)
                .filter(theirs ->
                        mine.isPresent() && !theirs.action().equals(mine.get().action()))
                .map(theirs -> new Conflict(
                        at,
                        part.device(),
                        part.capability(),
                        mine.get().action(),
                        other.id,
                        other.name,
                        theirs.action()));
    }

    private Optional<Deeds.Wish> wish(Deed deed, Phase phase, Deeds.Wish part) {
        return deeds.wishes(deed, phase).stream().filter(part::isFor).findFirst();
    }
}
