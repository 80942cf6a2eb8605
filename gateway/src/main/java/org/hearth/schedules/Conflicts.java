package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.hearth.identity.Callers;
import org.hearth.identity.Rights;
import org.jspecify.annotations.Nullable;

/** Finds schedules that contradict each other. Moments that are moved at random are not compared: nobody knows them. */
@ApplicationScoped
class Conflicts {
    private final Deeds deeds;
    private final Callers callers;
    private final Rights rights;

    Conflicts(Deeds deeds, Callers callers, Rights rights) {
        this.deeds = deeds;
        this.callers = callers;
        this.rights = rights;
    }

    /**
     * What contradicts a schedule in its next moments, or in those of the other: every moment at which another schedule tells a part something
     * else.
     *
     * @param own id of the schedule that is asked about; null if it is new
     * @param edges its next moments
     */
    List<Conflict> find(ScheduleDraft draft, @Nullable UUID own, List<Edge> edges, Site home, Instant now) {
        if (!draft.timing().shift().isZero() || !draft.enabled()) return List.of();
        List<Conflict> found = new ArrayList<>();
        List<ScheduleRow> others = ScheduleRow.list(
                "enabled AND shiftSeconds = 0 AND (device IS NULL OR device IN ?1)", deeds.devices(draft.deed()));
        for (ScheduleRow other : others)
            if (!other.id.equals(own)) found.addAll(between(draft, edges, other, home, now));
        return List.copyOf(found);
    }

    private List<Conflict> between(ScheduleDraft draft, List<Edge> edges, ScheduleRow other, Site home, Instant now) {
        Deed deed = draft.deed();
        List<Deeds.Wish> theirs = deeds.wishes(other.deed(), Phase.START);
        List<Deeds.Wish> shared = deeds.wishes(deed, Phase.START).stream()
                .filter(part -> theirs.stream().anyMatch(part::isFor))
                .toList();
        if (shared.isEmpty()) return List.of();
        Seen mine = new Seen(draft.timing().plan(0, now), home.in(draft.timing().zone()));
        List<Meeting> meetings = meetings(
                mine, edges, new Seen(other.plan(), home.in(other.timing().zone())), now);
        return shared.stream()
                .flatMap(part -> meetings.stream()
                        .flatMap(both -> contradiction(deed, both.mine(), part, other, both.theirs()).stream()))
                .toList();
    }

    /** A plan where it is read. */
    private record Seen(Plan plan, Site site) {
        Stream<Edge> next(Instant now) {
            return plan.upcoming(now, site).limit(Planning.LOOKED_AT);
        }

        Optional<Edge> at(Instant moment) {
            return plan.next(moment.minusNanos(1), site)
                    .filter(edge ->
                            edge.dueAt().equals(moment) && !edge.moment().isSkipped());
        }
    }

    /** A moment that both have. */
    private record Meeting(Edge mine, Edge theirs) {}

    /** A rhythm does not look far enough ahead to see what comes once a month, and that does. */
    private static List<Meeting> meetings(Seen mine, List<Edge> edges, Seen theirs, Instant now) {
        SortedMap<Instant, Meeting> meetings = new TreeMap<>();
        for (Edge edge : edges)
            if (!edge.moment().isSkipped())
                theirs.at(edge.dueAt()).ifPresent(other -> meetings.put(edge.dueAt(), new Meeting(edge, other)));
        theirs.next(now)
                .filter(other -> !other.moment().isSkipped() && !meetings.containsKey(other.dueAt()))
                .forEach(other -> mine.at(other.dueAt())
                        .ifPresent(edge -> meetings.put(other.dueAt(), new Meeting(edge, other))));
        return List.copyOf(meetings.values());
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
                        isSeen(other) ? other.name : null,
                        theirs.action()));
    }

    /** One that is for a foreign device too is not told to whoever only has the part that both are about. */
    private boolean isSeen(ScheduleRow other) {
        return callers.find()
                .map(caller -> rights.of(caller.accountId()).seesAll(deeds.devices(other.deed())))
                .orElse(true);
    }

    private Optional<Deeds.Wish> wish(Deed deed, Phase phase, Deeds.Wish part) {
        return deeds.wishes(deed, phase).stream().filter(part::isFor).findFirst();
    }
}
