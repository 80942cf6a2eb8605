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
    private Instant heldFrom = Instant.MAX;
    private Instant heldTo = Instant.MIN;

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

    /**
     * Begins anew with a clock that is trusted after it was not: what it showed meanwhile means nothing, but how long that was is known.
     *
     * @param distrusted what {@link System#nanoTime()} said when it was trusted no more
     * @param sinceStart true if it never was since the gateway runs
     * @return true if the wall clock stands before what was trusted last
     */
    boolean trustAgain(Instant wallNow, long nanosNow, long distrusted, boolean sinceStart) {
        boolean wentBack = !sinceStart && wallNow.isBefore(wall.minus(TOLERANCE));
        boolean jumped =
                Duration.between(wall, wallNow).minusNanos(nanosNow - nanos).compareTo(TOLERANCE) > 0;
        if (!sinceStart && jumped) {
            jumpedFrom = wall;
            jumpedTo = wallNow;
        }
        heldFrom = wallNow.minusNanos(nanosNow - distrusted);
        heldTo = wallNow;
        if (sinceStart || heldFrom.isBefore(started)) started = heldFrom;
        wall = wallNow;
        nanos = nanosNow;
        return wentBack;
    }

    /** What kept the gateway from a moment. */
    Misfire whyMissed(Instant due) {
        if (!due.isBefore(heldFrom) && !due.isAfter(heldTo))
            return new Misfire(FiringOutcome.HELD, FiringReason.NO_TRUSTED_TIME);
        if (due.isAfter(jumpedFrom) && !due.isAfter(jumpedTo)) return Misfire.missed(FiringReason.CLOCK_JUMPED);
        return Misfire.missed(due.isBefore(started) ? FiringReason.GATEWAY_DOWN : FiringReason.TOO_LATE);
    }
}
