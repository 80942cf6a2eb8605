package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hearth.devices.Capability;
import org.hearth.devices.CapabilitySettings;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Refuses what cannot be planned, must not be, or contradicts what is planned already. */
@ApplicationScoped
class Planning {
    /** As far ahead as anybody looks: the moments of a preview. */
    static final int LOOKED_AT = 30;

    private static final int A_YEAR_OF_DAYS = 366;

    private final Deeds deeds;
    private final Devices devices;
    private final Conflicts conflicts;
    private final Sites sites;

    Planning(Deeds deeds, Devices devices, Conflicts conflicts, Sites sites) {
        this.deeds = deeds;
        this.devices = devices;
        this.conflicts = conflicts;
        this.sites = sites;
    }

    /**
     * Lets a draft be saved.
     *
     * @param own id of the schedule that it changes; null if it is new
     * @param withConflicts true if it may contradict other schedules
     * @throws org.hearth.problems.ProblemException naming what stands against it
     */
    void check(ScheduleDraft draft, @Nullable UUID own, boolean withConflicts, Instant now) {
        List<Edge> edges = edges(draft, now);
        if (draft.enabled() && !comes(draft, edges, now))
            throw Problem.invalid("recurrence", "never comes, or not any more", "a moment that is still to come");
        if (withConflicts) return;
        List<Conflict> found = conflicts.find(draft, own, edges, sites.home());
        if (!found.isEmpty()) throw contradicted(found);
    }

    /** In a polar day all that is looked at may be left out, and the sun sets again when it is over. */
    private boolean comes(ScheduleDraft draft, List<Edge> edges, Instant now) {
        Stream<Edge> looked = edges.stream();
        if (edges.size() == LOOKED_AT) looked = Stream.concat(looked, later(draft, now));
        return looked.anyMatch(edge -> !edge.moment().isSkipped());
    }

    private Stream<Edge> later(ScheduleDraft draft, Instant now) {
        Timing timing = draft.timing();
        return timing.plan(0, now)
                .upcoming(now, sites.of(timing.zone()))
                .skip(LOOKED_AT)
                .limit(A_YEAR_OF_DAYS);
    }

    /**
     * The next moments of a draft that could be planned.
     *
     * @throws org.hearth.problems.ProblemException if it could not
     */
    List<Edge> edges(ScheduleDraft draft, Instant now) {
        deeds.check(draft.deed());
        Timing timing = draft.timing();
        List<Edge> edges = timing.plan(0, now)
                .upcoming(now, sites.of(timing.zone()))
                .limit(LOOKED_AT)
                .toList();
        if (timing.ending() != null) checkEnding(draft, edges);
        if (!timing.shift().isZero()) checkShift(timing.shift(), edges);
        return edges;
    }

    private void checkEnding(ScheduleDraft draft, List<Edge> edges) {
        Optional<Duration> longest = edges.stream()
                .filter(edge -> edge.phase() == Phase.END)
                .map(edge -> Duration.between(edge.startedAt(), edge.dueAt()))
                .max(Duration::compareTo);
        if (longest.isEmpty() && edges.size() > 1)
            throw Problem.invalid("ending", "is never reached: the next start comes first", "something shorter");
        for (Deeds.Wish wish : deeds.wishes(draft.deed(), Phase.START)) {
            Optional<Duration> limit = maxOn(wish);
            if (longest.isPresent() && limit.isPresent() && longest.get().compareTo(limit.get()) > 0)
                throw new Problem.Invalid(List.of(new FieldError(
                                "ending",
                                "is longer than " + wish.device() + "/" + wish.capability() + " may stay on",
                                "up to " + limit.get())))
                        .thrown();
        }
    }

    private Optional<Duration> maxOn(Deeds.Wish wish) {
        Optional<Device> device = devices.find(wish.device());
        Optional<Integer> described =
                device.flatMap(found -> found.capability(wish.capability())).map(Capability::maxOnSeconds);
        Optional<Integer> wished = device.map(
                        found -> found.twin().desired().capabilities().get(wish.capability()))
                .map(CapabilitySettings::maxOnSeconds);
        return wished.or(() -> described).map(Duration::ofSeconds);
    }

    private static void checkShift(Duration shift, List<Edge> edges) {
        for (int i = 1; i < edges.size(); i++) {
            Edge before = edges.get(i - 1);
            Edge after = edges.get(i);
            Duration apart = Duration.between(before.dueAt(), after.dueAt());
            if (!before.startedAt().equals(after.startedAt()) && apart.compareTo(shift.multipliedBy(2)) <= 0)
                throw Problem.invalid(
                        "shift",
                        "could bring two moments into the wrong order: some are only " + apart + " apart",
                        "less than half of that");
        }
    }

    private static RuntimeException contradicted(List<Conflict> found) {
        Map<UUID, Conflict> first = new LinkedHashMap<>();
        for (Conflict conflict : found) first.putIfAbsent(conflict.schedule(), conflict);
        List<FieldError> errors = first.values().stream()
                .map(conflict -> new FieldError(
                        "conflicts[" + conflict.schedule() + "]",
                        conflict.device() + "/" + conflict.capability() + " is told two things at " + conflict.at()
                                + ", also by " + conflict.name(),
                        null))
                .toList();
        return new Problem.Conflict(
                        "schedule-conflict",
                        "Another schedule tells the same device something else at the same moment. Nothing was saved.",
                        errors)
                .thrown();
    }
}
