package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;

/** Notices that the wall clock was set, by the clock of the machine that cannot be. One thread may hold it. */
final class ClockWatch {
    /** A clock that is being disciplined moves by less than this. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private Instant started;
    private Instant wall;
    private long nanos;
    private Instant jumpedFrom = Instant.MAX;
    private Instant jumpedTo = Instant.MIN;

    /**
     * Begins to watch.
     *
     * @param wall what the wall clock says
     * @param nanos what {@link System#nanoTime()} says
     */
    ClockWatch(Instant wall, long nanos) {
        this.started = wall;
        this.wall = wall;
        this.nanos = nanos;
    }

    /** Looks at both clocks; true if the wall clock went back. */
    boolean look(Instant wallNow, long nanosNow) {
        Duration shown = Duration.between(wall, wallNow);
        Duration real = Duration.ofNanos(nanosNow - nanos);
        if (shown.minus(real).compareTo(TOLERANCE) > 0) {
            jumpedFrom = wall;
            jumpedTo = wallNow;
        }
        wall = wallNow;
        nanos = nanosNow;
        if (shown.compareTo(TOLERANCE.negated()) >= 0) return false;
        started = started.isBefore(wallNow) ? started : wallNow;
        return true;
    }

    /** What kept the gateway from a moment. */
    String whyMissed(Instant due) {
        if (due.isAfter(jumpedFrom) && !due.isAfter(jumpedTo)) return "clock-jumped";
        return due.isBefore(started) ? "gateway-down" : MissedPolicy.TOO_LATE;
    }
}
