package org.hearth.home;

import java.time.Duration;
import java.time.Instant;

/**
 * What the two clocks of the machine said at one moment.
 *
 * @param wall the one that can be set
 * @param uptime the one that cannot: time since the machine was booted, with the time it was suspended
 */
record ClockReading(Instant wall, Duration uptime) {

    /** By how much the wall clock was set since an earlier reading; negative: back. */
    Duration jumpSince(ClockReading earlier) {
        return Duration.between(earlier.wall, wall).minus(uptimeSince(earlier));
    }

    Duration uptimeSince(ClockReading earlier) {
        return uptime.minus(earlier.uptime);
    }

    /** True if the wall clock was set since an earlier reading that is about a second old. */
    boolean jumpedSince(ClockReading earlier) {
        return jumpSince(earlier).abs().compareTo(ClockOpinion.TOLERANCE) > 0;
    }
}
