package org.hearth.schedules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of firings as it was told to one boot of a device.
 *
 * @param boot which
 * @param revision by which the device says that it holds it
 * @param ran number of the last local run that the gateway has
 * @param toldAt when
 * @param uptimeMillis what the device's clock said then
 * @param until up to this moment nothing is missing
 * @param dues in order
 */
record CarriedSet(
        long boot,
        long revision,
        long ran,
        Instant toldAt,
        long uptimeMillis,
        Instant until,
        List<CarriedParts.Due> dues) {
    /** A moment that moved by less on the device's clock is where it was. */
    private static final long TOLERANCE_MILLIS = 2_000;

    /**
     * Puts a plan on a device's clock. What was due longer ago than a device waits for the gateway is none of it any more: a clock that was set
     * forward since the plan was made would put hours of firings before the device's start, and it would do all of them at once.
     *
     * @param uptime what that says at {@code now}
     */
    static CarriedSet of(
            long boot, long revision, long ran, Instant now, long uptime, Instant until, List<CarriedFiring> plan) {
        List<CarriedParts.Due> dues = plan.stream()
                .filter(firing -> !firing.at().isBefore(now.minus(CarriedParts.GRACE)))
                .map(firing -> new CarriedParts.Due(
                        firing.id(),
                        // Never early, not by a part of a millisecond.
                        Math.max(0, uptime + Duration.between(now, firing.at()).toMillis() + 1),
                        firing.capability(),
                        firing.action()))
                .toList();
        return new CarriedSet(boot, revision, ran, now, uptime, until, dues);
    }

    /** The same set with only these of its firings. */
    CarriedSet with(long newer, List<CarriedParts.Due> left) {
        return new CarriedSet(boot, newer, ran, toldAt, uptimeMillis, until, left);
    }

    /** Until when the device goes on by itself; null if it has nothing to do. */
    @Nullable
    Instant covers() {
        return dues.isEmpty() ? null : until;
    }

    List<ObjectNode> messages() {
        return new CarriedParts(revision, boot, ran).of(dues);
    }

    /** True if the device is to be told what now holds: it wants something else of it, or this one is of a while ago. */
    boolean isStale(CarriedSet now, Duration fresh) {
        boolean isOld = !toldAt.plus(fresh).isAfter(now.toldAt) && !(dues.isEmpty() && now.dues.isEmpty());
        return isOld || differs(now);
    }

    /** Up to the end of this one; what has come due since is no difference. */
    private boolean differs(CarriedSet now) {
        long untilMillis =
                now.uptimeMillis + Duration.between(now.toldAt, until).toMillis();
        Map<String, Long> mine = new HashMap<>();
        for (CarriedParts.Due due : dues) mine.put(due.id(), due.dueMillis());
        for (CarriedParts.Due due : now.dues) {
            Long known = mine.remove(due.id());
            if (known == null ? due.dueMillis() < untilMillis - TOLERANCE_MILLIS : hasMoved(due, known)) return true;
        }
        return mine.values().stream().anyMatch(due -> due > now.uptimeMillis + TOLERANCE_MILLIS);
    }

    private static boolean hasMoved(CarriedParts.Due due, long known) {
        return Math.abs(due.dueMillis() - known) > TOLERANCE_MILLIS;
    }
}
