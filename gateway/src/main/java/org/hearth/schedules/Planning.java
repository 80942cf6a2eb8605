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
        List<Edge> edges = edges(draft, 0, now);
        if (draft.enabled() && !comes(draft, edges, now))
            throw Problem.invalid("recurrence", "never comes, or not any more", "a moment that is still to come");
        if (withConflicts) return;
        List<Conflict> found = conflicts.find(draft, own, edges, sites.home(), now);
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
     * @param seed by which its moments are moved
     * @throws org.hearth.problems.ProblemException if it could not
     */
    List<Edge> edges(ScheduleDraft draft, long seed, Instant now) {
        deeds.check(draft.deed());
        Timing timing = draft.timing();
        List<Edge> edges = timing.plan(seed, now)
                .upcoming(now, sites.of(timing.zone()))
                .limit(LOOKED_AT)
                .toList();
        checkInterlocks(draft.deed(), Phase.START);
        if (timing.ending() != null) {
            checkInterlocks(draft.deed(), Phase.END);
            checkEnding(edges);
            checkTimeOn(draft.deed(), timing.plan(seed, now), sites.of(timing.zone()), now);
        }
        if (!timing.shift().isZero()) checkShift(timing.shift(), edges);
        return edges;
    }

    /** Two that lock each other out would both be told to be on; the device obeys one of them. */
    private void checkInterlocks(Deed deed, Phase phase) {
        List<Deeds.Wish> on = deeds.wishes(deed, phase).stream()
                .filter(wish -> Deed.isOn(wish.action()))
                .toList();
        for (Deeds.Wish one : on)
            for (Deeds.Wish other : on)
                if (one.device().equals(other.device())
                        && settings(one)
                                .map(CapabilitySettings::interlock)
                                .filter(other.capability()::equals)
                                .isPresent())
                    throw Problem.invalid(
                            "interlock",
                            "would have " + one.device() + "/" + one.capability() + " and " + other.capability()
                                    + " on at once, which are locked against each other",
                            "one of the two");
    }

    private static void checkEnding(List<Edge> edges) {
        List<Edge> done =
                edges.stream().filter(edge -> !edge.moment().isSkipped()).toList();
        if (done.size() > 1 && done.stream().noneMatch(edge -> edge.phase() == Phase.END))
            throw Problem.invalid("ending", "is never reached: the next start comes first", "something shorter");
    }

    /** Looked at as far as it takes: where one start touches the next, the time on goes beyond what a preview shows. */
    private void checkTimeOn(Deed deed, Plan plan, Site site, Instant now) {
        Map<Deeds.Wish, Duration> limits = new LinkedHashMap<>();
        for (Deeds.Wish wish : deeds.wishes(deed, Phase.START)) maxOn(wish).ifPresent(limit -> limits.put(wish, limit));
        Optional<Map.Entry<Deeds.Wish, Duration>> shortest =
                limits.entrySet().stream().min(Map.Entry.comparingByValue());
        if (shortest.isEmpty()) return;
        Duration limit = shortest.get().getValue();
        TimeOn.longest(plan, deed.isOn(), now, site, limit)
                .filter(longest -> longest.length().compareTo(limit) > 0)
                .ifPresent(longest -> {
                    throw tooLong(deed, shortest.get().getKey(), limit, longest);
                });
    }

    private static RuntimeException tooLong(Deed deed, Deeds.Wish wish, Duration limit, TimeOn longest) {
        String chain = longest.isChain()
                ? ": it goes on with the next start, from " + longest.from() + " for at least " + longest.length()
                : "";
        return new Problem.Invalid(List.of(new FieldError(
                        "ending",
                        (deed.isOn() ? "is longer than " : "is on again for longer than ") + wish.device() + "/"
                                + wish.capability() + " may stay on" + chain,
                        "up to " + limit)))
                .thrown();
    }

    private Optional<Duration> maxOn(Deeds.Wish wish) {
        Optional<Integer> described = devices.find(wish.device())
                .flatMap(found -> found.capability(wish.capability()))
                .map(Capability::maxOnSeconds);
        return settings(wish)
                .map(CapabilitySettings::maxOnSeconds)
                .or(() -> described)
                .map(Duration::ofSeconds);
    }

    private Optional<CapabilitySettings> settings(Deeds.Wish wish) {
        return devices.find(wish.device())
                .map(found -> found.twin().desired().capabilities().get(wish.capability()));
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
                                + ", also by "
                                + (conflict.name() == null ? "another schedule" : conflict.name()),
                        null))
                .toList();
        return new Problem.Conflict(
                        "schedule-conflict",
                        "Another schedule tells the same device something else at the same moment. Nothing was saved.",
                        errors)
                .thrown();
    }
}
