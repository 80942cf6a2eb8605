package org.hearth.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * The time by which tries are counted: that of the wall, but it goes on evenly. When the wall clock was set, what is written down is moved
 * along first, so that setting a clock neither forgets a try nor keeps it longer. Any number of threads may hold it.
 */
final class AttemptClock {
    /** A clock that is being disciplined moves by less between two looks. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final InstantSource wall;
    private final SteadyClock steady;

    /** What the wall clock said when the gateway started, as if it had been set then to what it is set to now. */
    private Instant origin;

    AttemptClock(InstantSource wall, SteadyClock steady) {
        this.wall = wall;
        this.steady = steady;
        this.origin = originNow();
    }

    /**
     * Now.
     *
     * @param move moves all that is written down by this much, and commits it; if it throws, it is asked again at the next look
     */
    synchronized Instant now(Consumer<Duration> move) {
        Duration jump = Duration.between(origin, originNow());
        if (jump.abs().compareTo(TOLERANCE) > 0) {
            move.accept(jump);
            origin = origin.plus(jump);
        }
        return origin.plus(steady.elapsed());
    }

    private Instant originNow() {
        return wall.instant().minus(steady.elapsed());
    }
}
