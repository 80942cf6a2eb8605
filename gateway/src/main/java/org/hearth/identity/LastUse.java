package org.hearth.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * How exactly it is told when a browser was used last: not so exactly that somebody with a copy of its cookie knew the moment at which
 * a used one is still taken.
 */
final class LastUse {
    private static final long GRAIN_SECONDS = Duration.ofMinutes(10).toSeconds();

    private LastUse() {}

    /** The ten minutes in which it was, by their beginning. */
    static Instant told(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), GRAIN_SECONDS) * GRAIN_SECONDS);
    }
}
