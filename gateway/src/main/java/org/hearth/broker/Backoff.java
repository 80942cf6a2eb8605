package org.hearth.broker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt to connect: a uniform draw from nothing to a ceiling that doubles from 1 s to 30 s,
 * so that a house of devices does not come back in step after a power cut. One thread may hold it.
 */
final class Backoff {
    private static final long FIRST_MS = 1_000;
    private static final long LAST_MS = 30_000;

    private final RandomGenerator random;
    private long ceilingMs = FIRST_MS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The next wait; raises the ceiling of the one after. */
    Duration next() {
        Duration wait = Duration.ofMillis(random.nextLong(ceilingMs + 1));
        ceilingMs = Math.min(ceilingMs * 2, LAST_MS);
        return wait;
    }

    /** The connection has proved itself: begin at the bottom again. */
    void reset() {
        ceilingMs = FIRST_MS;
    }
}
