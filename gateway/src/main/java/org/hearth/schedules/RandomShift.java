package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.hearth.problems.Problem;

/**
 * Moves the moments of a schedule a little, so that a house looks lived in. Which way is decided once for each moment: the same seed and
 * moment always give the same, so a plan that is made anew, by whichever gateway, shows and does what it did before.
 *
 * @param limit as far as a moment is moved, either way; whole minutes, up to {@link #FARTHEST}
 * @param seed of the schedule's own, that nobody can guess
 */
public record RandomShift(Duration limit, long seed) {
    /** Further than this is another time. */
    public static final Duration FARTHEST = Duration.ofHours(2);

    /** What most schedules want. */
    public static final RandomShift NONE = new RandomShift(Duration.ZERO, 0);

    /** Odd, from the golden ratio, as in {@link SplittableRandom}: neighbouring moments get seeds far apart. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    public RandomShift {
        if (limit.isNegative() || limit.compareTo(FARTHEST) > 0 || limit.toSecondsPart() != 0 || limit.getNano() != 0)
            throw Problem.invalid("shift", "is out of range", "whole minutes, up to 2 hours");
    }

    /** How far what begins at this moment is moved; whole seconds. */
    Duration of(Instant start) {
        if (limit.isZero()) return Duration.ZERO;
        long most = limit.toSeconds();
        return Duration.ofSeconds(
                new SplittableRandom(seed ^ start.getEpochSecond() * SPREAD).nextLong(-most, most + 1));
    }
}
