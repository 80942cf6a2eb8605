package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What moves an output without an order: the state at boot, a button beside it, a connection that stays away. All of it inside the limits;
 * what they refuse is told as an event. One thread may hold it; {@code nowMs} is the uptime of this run.
 */
final class LocalControl {
    private static final String BOOT = "boot";
    private static final String LAST = "last";
    private static final long BUTTON_PULSE_MS = 500;

    private final Profile profile;
    private final Keepsakes keepsakes;
    private final Wishes wishes;
    private final Actuators actuators;
    private final Owed owed;

    LocalControl(Profile profile, Keepsakes keepsakes, Wishes wishes, Actuators actuators, Owed owed) {
        this.profile = profile;
        this.keepsakes = keepsakes;
        this.wishes = wishes;
        this.actuators = actuators;
        this.owed = owed;
    }

    /** Drives the outputs to their state at boot. Once, before anything else. */
    void start(long nowMs) {
        Payload last = last();
        for (Capability capability : profile.capabilities()) {
            if (!capability.isActuator()) continue;
            String id = capability.id();
            // Driven once, to where it is to stay: a line is claimed with its value, and sees no other on the way.
            if (!move(id, levelAtBoot(id, last), BOOT, nowMs)) actuators.drive(id, 0, nowMs);
        }
        changed(BOOT);
    }

    /** A state that cannot be read any more is none to go back to. */
    private @Nullable Payload last() {
        try {
            return keepsakes.load(LAST).orElse(null);
        } catch (ContractViolation damaged) {
            return null;
        }
    }

    private int levelAtBoot(String id, @Nullable Payload last) {
        String atBoot = wishes.settings().of(id).atBoot();
        try {
            if ("on".equals(atBoot)) return Actuator.FULL;
            return "last".equals(atBoot) && last != null ? (int) last.integer(id, 0, Actuator.FULL, 0) : 0;
        } catch (ContractViolation damaged) {
            return 0;
        }
    }

    /** The connection has been away for too long. Off first: an interlock may wait for it. */
    void lost(long nowMs) {
        for (String wanted : List.of("off", "on"))
            for (Capability capability : profile.capabilities()) {
                String id = capability.id();
                boolean isOn = wanted.equals("on");
                if (!wanted.equals(onLost(id)) || actuators.isOn(id) == isOn) continue;
                if (move(id, isOn ? Actuator.FULL : 0, "lost", nowMs)) changed("lost");
            }
    }

    /** {@code off}, {@code on}, or nothing. */
    private String onLost(String id) {
        return Objects.requireNonNullElse(wishes.settings().of(id).onLost(), "keep");
    }

    /** The button beside this relay or level was pressed: toggles it, connected or not, inside its limits. */
    void press(String id, long nowMs) {
        boolean isPulseOnly = profile.find(id)
                .filter(one ->
                        one.kind() == Capability.Kind.RELAY && !one.operations().contains("set"))
                .isPresent();
        boolean moved = isPulseOnly
                ? pulse(id, nowMs)
                : move(id, actuators.isOn(id) ? 0 : actuators.lastOn(id), "local", nowMs);
        if (moved) changed("local");
    }

    /** An output or an input is not what it was. */
    void changed(String by) {
        owed.state(by);
        keepLast();
    }

    /** Only who asked for the last state pays for writing it down. */
    void keepLast() {
        boolean isWanted =
                wishes.settings().limits().values().stream().anyMatch(limit -> "last".equals(limit.atBoot()));
        if (!isWanted) return;
        ObjectNode last = Payload.compose();
        for (Capability capability : profile.capabilities())
            if (capability.isActuator()) last.put(capability.id(), actuators.lastingLevel(capability.id()));
        keepsakes.save(LAST, last);
    }

    private boolean pulse(String id, long nowMs) {
        String refusal = actuators.pulseRefusal(id, BUTTON_PULSE_MS, nowMs);
        if (refusal == null) actuators.pulse(id, BUTTON_PULSE_MS, "local", nowMs);
        else refuse("local", id, refusal, nowMs);
        return refusal == null;
    }

    private boolean move(String id, int level, String by, long nowMs) {
        String refusal = actuators.refusal(id, level, nowMs);
        if (refusal == null) actuators.drive(id, level, nowMs);
        else refuse(by, id, refusal, nowMs);
        return refusal == null;
    }

    private void refuse(String by, String id, String why, long nowMs) {
        owed.event(Reports.object().put("refused", by).put("why", why).put("cap", id), nowMs);
    }
}
