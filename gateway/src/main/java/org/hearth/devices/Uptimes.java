package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.broker.Arrival;

/**
 * What each device's own clock says: the time since its start, which is the clock of its deadlines. Only messages that came
 * live count; a retained one may be of any age. Any number of threads may hold it.
 */
@ApplicationScoped
public class Uptimes {
    static final long MAX_BOOT = (1L << 32) - 1;
    static final long MAX_UPTIME_MILLIS = Duration.ofDays(365 * 10).toMillis();

    private static final long TOLERANCE_MILLIS = 5_000;

    /** What two clocks of ordinary quality move apart at most, as a part of the time. */
    private static final double DRIFT = 100e-6;

    private final Map<String, Mark> marks = new ConcurrentHashMap<>();
    private final Map<String, Mark> closest = new ConcurrentHashMap<>();

    /** A device said its uptime. */
    public void mark(Arrival arrival, long boot, long uptimeMillis) {
        if (!arrival.retained()) keep(arrival.device(), new Mark(boot, uptimeMillis, arrival.nanos()));
    }

    /** A device said its uptime without naming its boot, which is that of its newest birth. */
    public void mark(Arrival arrival, long uptimeMillis) {
        Mark last = marks.get(arrival.device());
        if (last != null) mark(arrival, last.boot(), uptimeMillis);
    }

    private void keep(String device, Mark now) {
        marks.put(device, now);
        closest.merge(device, now, (best, next) -> next.isCloserThan(best) ? next : best);
    }

    /**
     * True if a device that says this uptime can still be in the boot that is known: its clock did not go back. A clock that began
     * anew less than {@link #TOLERANCE_MILLIS} after the last is not told apart; the device itself refuses what is for another boot.
     */
    boolean isOfSameBoot(Arrival arrival, long uptimeMillis) {
        return find(arrival.device())
                .map(mark -> uptimeMillis >= mark.at(arrival.nanos()) - TOLERANCE_MILLIS)
                .orElse(false);
    }

    /** Nothing is known of this device's clock any more. */
    void forget(String device) {
        marks.remove(device);
        closest.remove(device);
    }

    /** The newest that was heard, or nothing if it is not known now. */
    public Optional<Mark> find(String device) {
        return Optional.ofNullable(marks.get(device));
    }

    /**
     * The one that took the least time on its way, as far as drifting clocks let us know: for what must not be early. Nothing if it is not known
     * now.
     */
    public Optional<Mark> closest(String device) {
        return Optional.ofNullable(closest.get(device));
    }

    /**
     * One reading of a device's clock.
     *
     * @param boot which start of the device it counts from
     * @param uptimeMillis what it said
     * @param nanos when that arrived, {@link System#nanoTime()}
     */
    public record Mark(long boot, long uptimeMillis, long nanos) {
        /**
         * The device's clock at a moment of ours. The true one is later by the time the message took, so a deadline built on
         * this one can only be early, never late.
         */
        public long at(long momentNanos) {
            return uptimeMillis + Duration.ofNanos(momentNanos - nanos).toMillis();
        }

        private boolean isCloserThan(Mark best) {
            double drifted = DRIFT * Duration.ofNanos(nanos - best.nanos).toMillis();
            return boot != best.boot || uptimeMillis >= best.at(nanos) - drifted;
        }
    }
}
