package org.hearth.wired;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.hearth.gpio.LineRefused;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Everything the device drives, inside the limits of the household: whoever wants to move it, an order, a button, a restart or
 * a lost connection, is held to the same ones. One thread may hold it.
 */
final class Actuators {
    private static final Logger LOG = Logger.getLogger(Actuators.class);
    private static final long MS = 1_000;

    /** What would not go off is driven off again after this long. */
    private static final long RETRY_MS = 1_000;

    private final Map<String, Driven> all = new LinkedHashMap<>();
    private final Supplier<Settings> settings;

    private static final class Driven {
        final Capability capability;
        final Actuator actuator;
        int level;
        int lastOn = Actuator.FULL;
        boolean wasOn;
        long onSinceMs;
        long offSinceMs;
        long retryAtMs;
        boolean isClaimed;
        boolean owesOff;

        @Nullable
        Pulse pulse;

        Driven(Capability capability, Actuator actuator) {
            this.capability = capability;
            this.actuator = actuator;
        }

        String id() {
            return capability.id();
        }
    }

    private record Pulse(String by, long untilMs) {}

    Actuators(Profile profile, Map<String, Actuator> actuators, Supplier<Settings> settings) {
        this.settings = settings;
        for (Capability capability : profile.capabilities()) {
            if (!capability.isActuator()) continue;
            Actuator actuator = Objects.requireNonNull(actuators.get(capability.id()), capability.id());
            all.put(capability.id(), new Driven(capability, actuator));
        }
    }

    /** What it does now, by the best evidence there is. */
    int level(String id) {
        return read(of(id));
    }

    /** A line that cannot be read leaves what it was driven to. */
    private static int read(Driven one) {
        try {
            return one.actuator.level();
        } catch (LineRefused unreadable) {
            return one.level;
        }
    }

    /** What it was driven to, but for a pulse: what a restart may go back to. */
    int lastingLevel(String id) {
        return of(id).pulse == null ? of(id).level : 0;
    }

    boolean isOn(String id) {
        return of(id).level > 0;
    }

    /** The level at which it was on last. */
    int lastOn(String id) {
        return of(id).lastOn;
    }

    /** Why it may not go there now; null if it may. */
    @Nullable
    String refusal(String id, int level, long nowMs) {
        Driven one = of(id);
        if (level == 0 || one.level > 0) return null;
        Long minOff = settings.get().of(id).minOffSeconds();
        if (minOff != null && one.wasOn && nowMs - one.offSinceMs < minOff * MS) return "limit_min_off";
        for (Driven other : all.values())
            if (areLocked(one, other) && (other.level > 0 || read(other) > 0)) return "interlock";
        return null;
    }

    private boolean areLocked(Driven one, Driven other) {
        return one != other
                && (other.id().equals(settings.get().of(one.id()).lock())
                        || one.id().equals(settings.get().of(other.id()).lock()));
    }

    /**
     * Drives it, which ends a pulse.
     *
     * @return true if its proof agrees, or if there is none to ask; false also if the line would not move, which then is where it was
     * @throws LineRefused if its line cannot be claimed: the first drive does that
     */
    boolean drive(String id, int level, long nowMs) {
        Driven one = of(id);
        if (!moves(one, level, nowMs)) return false;
        one.pulse = null;
        if (level > 0 && one.level == 0) one.onSinceMs = nowMs;
        if (level == 0 && one.level > 0) one.offSinceMs = nowMs;
        if (level > 0) {
            one.wasOn = true;
            one.lastOn = level;
        }
        one.level = level;
        return one.capability.proof() == Capability.Proof.NONE || shows(one, level);
    }

    private static boolean moves(Driven one, int level, long nowMs) {
        try {
            one.actuator.drive(level);
            one.isClaimed = true;
            one.owesOff = false;
            return true;
        } catch (LineRefused e) {
            if (!one.isClaimed) throw e;
            LOG.errorf("%s was not driven to %d: %s", one.id(), level, e.getMessage());
            one.owesOff = level == 0;
            one.retryAtMs = nowMs + RETRY_MS;
            return false;
        }
    }

    private static boolean shows(Driven one, int level) {
        try {
            return one.actuator.level() == level;
        } catch (LineRefused e) {
            LOG.errorf("%s cannot be read back: %s", one.id(), e.getMessage());
            return false;
        }
    }

    /** Why a pulse may not begin; null if it may. */
    @Nullable
    String pulseRefusal(String id, long ms, long nowMs) {
        Driven one = of(id);
        if (one.level > 0 || read(one) > 0) return "busy";
        long longest = longestOnMs(one);
        if (longest > 0 && ms > longest) return "limit_max_on";
        return refusal(id, Actuator.FULL, nowMs);
    }

    /** Begins a pulse; true as with {@link #drive}. */
    boolean pulse(String id, long ms, String by, long nowMs) {
        boolean isProved = drive(id, Actuator.FULL, nowMs);
        if (isOn(id)) of(id).pulse = new Pulse(by, nowMs + ms);
        return isProved;
    }

    /**
     * Turns one off whose pulse or time is over, that an interlock forbids, or that would not go off before; answers why, or null if there is
     * none.
     */
    @Nullable
    String expire(long nowMs) {
        for (Driven one : all.values()) {
            if (one.level == 0 || nowMs < one.retryAtMs) continue;
            Pulse pulse = one.pulse;
            boolean isOver = pulse != null && nowMs >= pulse.untilMs();
            if (!isOver && !one.owesOff && nowMs < limitMs(one) && !isForbidden(one)) continue;
            drive(one.id(), 0, nowMs);
            if (one.level > 0) continue;
            return isOver && pulse != null ? pulse.by() : "limit";
        }
        return null;
    }

    /** An interlock came while both sides were on: the one that was turned on later yields. */
    private boolean isForbidden(Driven one) {
        boolean isAfter = false;
        for (Driven other : all.values()) {
            if (other == one) isAfter = true;
            else if (areLocked(one, other)
                    && other.level > 0
                    && (one.onSinceMs > other.onSinceMs || (one.onSinceMs == other.onSinceMs && !isAfter))) return true;
        }
        return false;
    }

    /** When a pulse or a time on is over next; {@link Long#MAX_VALUE} if none runs. */
    long nextMs() {
        long next = Long.MAX_VALUE;
        for (Driven one : all.values()) {
            if (one.level == 0) continue;
            long due = one.owesOff ? one.retryAtMs : limitMs(one);
            if (one.pulse != null) due = Math.min(due, one.pulse.untilMs());
            next = Math.min(next, Math.max(due, one.retryAtMs));
        }
        return next;
    }

    private long limitMs(Driven one) {
        long longest = longestOnMs(one);
        return longest > 0 ? one.onSinceMs + longest : Long.MAX_VALUE;
    }

    private long longestOnMs(Driven one) {
        Long wished = settings.get().of(one.id()).maxOnSeconds();
        return MS * (wished == null ? one.capability.maxOnSeconds() : wished);
    }

    private Driven of(String id) {
        return Objects.requireNonNull(all.get(id), id);
    }
}
