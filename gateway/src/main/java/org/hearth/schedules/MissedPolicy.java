package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of moments that were not handled when they were due. Of several only the youngest can be fired. The end of what was begun is
 * fired however late it is: a heater that was to run for an hour does not run all night because the power was away for a minute.
 *
 * @param kind which rule
 * @param within for {@link Kind#RUN_IF_YOUNGER}: from this age on a moment is missed
 */
public record MissedPolicy(Kind kind, Duration within) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** What people expect who have not thought of it. */
    public static final MissedPolicy DEFAULT = new MissedPolicy(Kind.RUN_IF_YOUNGER, Duration.ofMinutes(5));

    /** Up to this age a moment counts as handled when it was due: about as long as the gateway takes to start anew. */
    private static final Duration ON_TIME = Duration.ofSeconds(10);

    /** About three years of a daily schedule; one that is due each minute would fill the card after a long absence. */
    static final int MAX_ROWS = 1_000;

    /** Where no moment is too old, the youngest is looked for in this span when there are more than are told. */
    private static final Duration RECENT = Duration.ofDays(1);

    /** The rules. */
    public enum Kind {
        /** It is left as it is. */
        SKIP,
        /** It is done late, but not too late. */
        RUN_IF_YOUNGER,
        /** The state that should hold now is put, whenever it should have been. */
        HOLD_STATE
    }

    public MissedPolicy {
        if (within.compareTo(SHORTEST) < 0 || within.compareTo(LONGEST) > 0)
            throw Problem.invalid("missed.within", "is out of range", "1 minute to 24 hours");
    }

    /** From this age on a moment is not fired; nothing if there is no such age. */
    Optional<Duration> limit() {
        return switch (kind) {
            case SKIP -> Optional.of(ON_TIME);
            case RUN_IF_YOUNGER -> Optional.of(within);
            case HOLD_STATE -> Optional.empty();
        };
    }

    /** True if a moment of this age was not simply handled when it was due. */
    static boolean isLate(Duration age) {
        return age.compareTo(ON_TIME) > 0;
    }

    /**
     * What becomes of a schedule's moments up to now, and which is the next.
     *
     * @param first the first of them, as it is due
     * @param omissions what else is known of them
     * @param why names what kept the gateway from a moment that is now too old
     */
    Reckoning reckon(
            Plan plan, Site site, Instant first, Instant now, Omissions omissions, Function<Instant, Misfire> why) {
        List<Verdict> verdicts = new ArrayList<>();
        Iterator<Edge> edges = plan.upcoming(first.minusNanos(1), site).iterator();
        @Nullable Edge edge = following(edges);
        while (edge != null && !edge.at().isAfter(now)) {
            Verdict verdict = judge(edge, now, omissions, why);
            Instant recent = now.minus(limit().orElse(RECENT));
            if (verdicts.size() < MAX_ROWS || edge.at().isAfter(recent)) verdicts.add(verdict);
            else {
                verdicts.add(Verdict.of(edge, Misfire.missed(FiringReason.AND_MORE)));
                edges = recent(plan, site, edge, recent);
            }
            edge = following(edges);
        }
        return new Reckoning(onlyYoungestFires(verdicts), edge);
    }

    /** Those that are worth telling apart: all that are younger, and none that is told already. */
    private static Iterator<Edge> recent(Plan plan, Site site, Edge told, Instant recent) {
        // One that is moved at random may be due before it, and be done after it.
        Instant from = recent.minus(plan.shift().limit());
        return plan.upcoming(from.isAfter(told.dueAt()) ? from : told.dueAt(), site)
                .filter(edge -> edge.at().isAfter(recent))
                .iterator();
    }

    private static @Nullable Edge following(Iterator<Edge> edges) {
        return edges.hasNext() ? edges.next() : null;
    }

    private Verdict judge(Edge edge, Instant now, Omissions omissions, Function<Instant, Misfire> why) {
        if (edge.moment().isSkipped())
            return Verdict.skipped(edge, reason(edge.moment().mark()));
        Optional<String> omission = omissions.why(edge);
        if (omission.isPresent()) return Verdict.skipped(edge, omission.get());
        boolean isOld =
                limit().filter(limit -> !edge.at().isAfter(now.minus(limit))).isPresent();
        if (isOld && !(edge.phase() == Phase.END && omissions.hasBegun(edge)))
            return Verdict.of(edge, why.apply(edge.at()));
        return Verdict.fire(edge);
    }

    private static String reason(@Nullable PreviewMark mark) {
        return mark == PreviewMark.NO_SUN ? FiringReason.NO_SUN : FiringReason.CLOCK_CHANGE;
    }

    private static List<Verdict> onlyYoungestFires(List<Verdict> verdicts) {
        List<Verdict> result = new ArrayList<>(verdicts);
        boolean younger = false;
        for (int i = result.size() - 1; i >= 0; i--) {
            Verdict verdict = result.get(i);
            if (!verdict.isFire()) continue;
            if (younger) result.set(i, Verdict.of(verdict.edge(), Misfire.missed(FiringReason.TOO_LATE)));
            younger = true;
        }
        return List.copyOf(result);
    }

    /**
     * The reckoning.
     *
     * @param verdicts oldest first
     * @param next the first moment that has not come yet; null if none ever comes
     */
    record Reckoning(List<Verdict> verdicts, @Nullable Edge next) {}
}
