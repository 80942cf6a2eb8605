package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.DeviceMessage;
import org.hearth.broker.Payload;
import org.hearth.broker.Peer;
import org.hearth.wired.Ends.End;
import org.hearth.wired.Ends.Telling;
import org.hearth.wired.Readings.Reading;
import org.jspecify.annotations.Nullable;

/**
 * One run of the device: takes what the gateway orders, acts, and owes the gateway the truth about it. What is owed is remembered
 * as flags, not as a queue, so it is bounded and always new. One thread may hold it; {@code nowMs} is the uptime of this run.
 */
final class Node {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long HEARTBEAT_MS = 60_000;
    private static final long LOST_MS = 3_000;

    /** Repeats and readings wait this long for each other, so that a device stays under 10 messages a second. */
    private static final long TURN_MS = 150;

    /** After birth, info, settings and state, which go at once. */
    private static final long FIRST_TURN_MS = 300;

    private static final String EVENTS = "telemetry/events";
    private static final String SENSORS = "telemetry/sensors";
    private static final String BOOT = "boot";
    private static final String LAST = "last";
    private static final long BUTTON_PULSE_MS = 500;

    private final Profile profile;
    private final long boot;
    private final Outlet outlet;
    private final Keepsakes keepsakes;
    private final PinnedCertificates pinned;
    private final Secrets secrets;
    private final Wishes wishes;
    private final Actuators actuators;
    private final Orders orders;
    private final Reports reports;
    private final Readings readings = new Readings();
    private final Map<String, Boolean> senses = new LinkedHashMap<>();
    private @Nullable Peer broker;
    private String cause = BOOT;
    private long sessions;
    private long lostAtMs = NEVER;
    private long nextHeartbeatMs;
    private long nextTurnMs;
    private boolean owesBirth;
    private boolean owesInfo;
    private boolean owesSettings;
    private boolean owesState;
    private boolean owesHeartbeat;

    Node(
            Profile profile,
            long boot,
            Outlet outlet,
            Keepsakes keepsakes,
            Credentials credentials,
            Map<String, Actuator> driven) {
        this.profile = profile;
        this.boot = boot;
        this.outlet = outlet;
        this.keepsakes = keepsakes;
        this.pinned = credentials.pinned();
        this.secrets = credentials.secrets();
        this.wishes = new Wishes(keepsakes, credentials.enrolment(), profile);
        this.actuators = new Actuators(profile, driven, wishes::settings);
        this.orders = new Orders(profile, actuators, boot);
        this.reports = new Reports(profile, boot);
    }

    /** What lets the device in, and whom it accepts. */
    record Credentials(String enrolment, PinnedCertificates pinned, Secrets secrets) {}

    /** Drives the outputs to their state at boot. Once, before anything else. */
    void start(long nowMs) {
        Payload last = keepsakes.load(LAST).orElse(null);
        for (Capability capability : profile.capabilities()) {
            if (!capability.isActuator()) continue;
            String id = capability.id();
            // Driven once, to where it is to stay: a line is claimed with its value, and sees no other on the way.
            if (!moveLocally(id, levelAtBoot(id, last), BOOT, nowMs)) actuators.drive(id, 0, nowMs);
        }
        changed(BOOT);
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

    /** The settings in force. */
    Settings settings() {
        return wishes.settings();
    }

    /** A connection stands; {@code secret} is the place of the password that opened it. */
    void online(Peer peer, int secret, String sid, long nowMs) {
        broker = peer;
        reports.begin(sid);
        sessions++;
        secrets.accepted(secret);
        lostAtMs = NEVER;
        owesBirth = owesInfo = owesSettings = owesState = true;
        owesHeartbeat = false;
        orders.ends().repeatAll();
        nextHeartbeatMs = nowMs + HEARTBEAT_MS;
        nextTurnMs = nowMs + FIRST_TURN_MS;
        tell(nowMs);
    }

    /** The connection is gone. */
    void offline(long nowMs) {
        if (broker != null) lostAtMs = nowMs;
        broker = null;
    }

    /** Does what is due, and says what is owed. */
    void step(long nowMs) {
        for (String by = actuators.expire(nowMs); by != null; by = actuators.expire(nowMs)) {
            changed(by);
            tell(nowMs);
        }
        if (lostAtMs != NEVER && nowMs >= lostAtMs + LOST_MS) {
            lostAtMs = NEVER;
            actOnLoss(nowMs);
        }
        tell(nowMs);
    }

    /** Off first: an interlock may wait for it. */
    private void actOnLoss(long nowMs) {
        for (String wanted : List.of("off", "on"))
            for (Capability capability : profile.capabilities()) {
                String id = capability.id();
                boolean isOn = wanted.equals("on");
                if (!wanted.equals(onLost(id)) || actuators.isOn(id) == isOn) continue;
                if (moveLocally(id, isOn ? Actuator.FULL : 0, "lost", nowMs)) changed("lost");
            }
    }

    /** {@code off}, {@code on}, or nothing. */
    private String onLost(String id) {
        return Objects.requireNonNullElse(wishes.settings().of(id).onLost(), "keep");
    }

    /** Uptime at which a pulse or a limit ends; the next step must not be later. */
    long nextMs() {
        return actuators.nextMs();
    }

    /** A message came. */
    void receive(DeviceMessage message, long nowMs) {
        step(nowMs);
        handle(message, nowMs);
        tell(nowMs);
    }

    private void handle(DeviceMessage message, long nowMs) {
        String leaf = message.leaf();
        if (message.retained() && !leaf.startsWith("config/")) {
            refuse(leaf, "retained", nowMs);
            return;
        }
        byte[] payload = message.payload();
        switch (leaf) {
            case "commands/control" -> order(payload, nowMs);
            case "commands/report", "telemetry/committed", "commands/config" -> open(leaf, payload, nowMs);
            case "config/pins" -> pins(payload, nowMs);
            case "config/desired" -> {
                wishes.offer(payload);
                owesSettings = true;
                keepLast();
            }
            default -> {}
        }
    }

    private void order(byte[] payload, long nowMs) {
        switch (orders.take(payload, nowMs)) {
            case Orders.Outcome.Executed(String by) -> changed(by);
            case Orders.Outcome.Nameless(String why) -> refuse("commands/control", why, nowMs);
            case Orders.Outcome.Ended() -> {}
        }
    }

    /** What breaks the contract in a field is passed over; what is no payload at all is told. */
    private void open(String leaf, byte[] payload, long nowMs) {
        try {
            Payload read = Payload.read(payload, Orders.LONGEST_PAYLOAD);
            switch (leaf) {
                case "telemetry/committed" -> committed(read);
                case "commands/config" -> secret(read, nowMs);
                default -> report();
            }
        } catch (ContractViolation e) {
            boolean isOfAField = e.code().equals("version") || e.code().contains(":");
            if (isOfAField && !leaf.equals("commands/config")) return;
            refuse(leaf, e.code().equals("too_large") ? e.code() : "malformed", nowMs);
        }
    }

    private void committed(Payload run) throws ContractViolation {
        if (run.integer("boot", 0, Long.MAX_VALUE) != boot) return;
        readings.commit(run.integer("from", 0, Long.MAX_VALUE), run.integer("seq", 0, Long.MAX_VALUE));
    }

    private void secret(Payload order, long nowMs) {
        String refusal = secrets.offer(order);
        if (refusal == null) owesSettings = true;
        else refuse("commands/config", refusal, nowMs);
    }

    private void report() {
        owesHeartbeat = owesState = true;
        orders.ends().repeatAll();
    }

    private void pins(byte[] payload, long nowMs) {
        long before = pinned.revision();
        String refusal = pinned.offer(payload, broker);
        if (refusal != null) refuse("config/pins", refusal, nowMs);
        // The birth carries the revision: this confirms it.
        if (pinned.revision() != before) owesBirth = true;
    }

    private void refuse(String leaf, String why, long nowMs) {
        readings.add(EVENTS, Reports.object().put("refused", leaf).put("why", why), nowMs);
    }

    private void changed(String by) {
        cause = by;
        owesState = true;
        keepLast();
    }

    /** Only who asked for the last state pays for writing it down. */
    private void keepLast() {
        boolean isWanted =
                wishes.settings().limits().values().stream().anyMatch(limit -> "last".equals(limit.atBoot()));
        if (!isWanted) return;
        ObjectNode last = Payload.compose();
        for (Capability capability : profile.capabilities())
            if (capability.isActuator()) last.put(capability.id(), actuators.lastingLevel(capability.id()));
        keepsakes.save(LAST, last);
    }

    /** The button beside this relay or level was pressed: toggles it, connected or not, inside its limits. */
    void press(String id, long nowMs) {
        step(nowMs);
        boolean isPulseOnly = profile.find(id)
                .filter(one ->
                        one.kind() == Capability.Kind.RELAY && !one.operations().contains("set"))
                .isPresent();
        boolean moved = isPulseOnly
                ? pulseLocally(id, nowMs)
                : moveLocally(id, actuators.isOn(id) ? 0 : actuators.lastOn(id), "local", nowMs);
        if (moved) changed("local");
        tell(nowMs);
    }

    /** A button that belongs to nothing was pressed. */
    void ring(String id, long nowMs) {
        step(nowMs);
        readings.add(EVENTS, Reports.object().put("cap", id).put("on", true), nowMs);
        tell(nowMs);
    }

    private boolean pulseLocally(String id, long nowMs) {
        String refusal = actuators.pulseRefusal(id, BUTTON_PULSE_MS, nowMs);
        if (refusal == null) actuators.pulse(id, BUTTON_PULSE_MS, "local", nowMs);
        else refuse("local", id, refusal, nowMs);
        return refusal == null;
    }

    private boolean moveLocally(String id, int level, String by, long nowMs) {
        String refusal = actuators.refusal(id, level, nowMs);
        if (refusal == null) actuators.drive(id, level, nowMs);
        else refuse(by, id, refusal, nowMs);
        return refusal == null;
    }

    private void refuse(String by, String id, String why, long nowMs) {
        readings.add(EVENTS, Reports.object().put("refused", by).put("why", why).put("cap", id), nowMs);
    }

    /** An input shows this now. */
    void sense(String capability, boolean on, long nowMs) {
        if (senses.getOrDefault(capability, false) == on) return;
        senses.put(capability, on);
        changed("local");
        readings.add(EVENTS, Reports.object().put("cap", capability).put("on", on), nowMs);
        tell(nowMs);
    }

    /** Numbers were measured. */
    void measure(ObjectNode numbers, long nowMs) {
        ObjectNode body = Reports.object();
        body.set("m", numbers);
        readings.add(SENSORS, body, nowMs);
        tell(nowMs);
    }

    /** Announces a sleep of so many seconds; the connection is to be closed now. A sleep is no lost connection. */
    void sleep(long seconds) {
        say("status/online", reports.goodbye("sleep").put("next_s", seconds), true, true);
        broker = null;
    }

    /** Says that the device stops. Best effort. */
    void stop() {
        say("status/online", reports.goodbye("stopped"), true, true);
    }

    Readings readings() {
        return readings;
    }

    /** Says what is owed, most important first, until there is no room. An end is told before the state it led to. */
    private void tell(long nowMs) {
        if (broker == null) return;
        if (nowMs >= nextHeartbeatMs) owesHeartbeat = true;
        if (!tellPresence(nowMs)) return;
        if (!tellEnds(Telling.FIRST, nowMs) || !tellEnds(Telling.AGAIN, nowMs)) return;
        if (!tellHeartbeat(nowMs) || !tellState(nowMs)) return;
        if (nowMs >= nextTurnMs && tellInTurn(nowMs)) nextTurnMs = nowMs + TURN_MS;
    }

    private boolean tellPresence(long nowMs) {
        if (owesBirth && broker != null) {
            int slot = Math.max(pinned.pins().match(broker), 0);
            String why = sessions == 1 ? "power" : "reconnect";
            if (!say("status/online", reports.birth(slot, pinned.revision(), why, nowMs), true, true)) return false;
            owesBirth = false;
        }
        if (owesInfo && !say("status/info", reports.info(), true, true)) return false;
        owesInfo = false;
        if (owesSettings && !say("status/settings", wishes.write(secrets.revision()), true, true)) return false;
        owesSettings = false;
        return true;
    }

    private boolean tellEnds(Telling telling, long nowMs) {
        for (End end = orders.ends().next(telling).orElse(null);
                end != null;
                end = orders.ends().next(telling).orElse(null)) if (!tellEnd(end, nowMs)) return false;
        return true;
    }

    private boolean tellEnd(End end, long nowMs) {
        if (!say("status/ack", end.write(nowMs), true, false)) return false;
        end.telling = Telling.TOLD;
        return true;
    }

    private boolean tellState(long nowMs) {
        if (!owesState) return true;
        if (!say("status/state", reports.state(actuators::level, senses, cause, nowMs), true, true)) return false;
        owesState = false;
        return true;
    }

    private boolean tellHeartbeat(long nowMs) {
        if (!owesHeartbeat) return true;
        if (!say("status/heartbeat", reports.heartbeat(sessions - 1, readings, nowMs), false, false)) return false;
        owesHeartbeat = false;
        nextHeartbeatMs = nowMs + HEARTBEAT_MS;
        return true;
    }

    /** One repeated end, or else one reading. True if something was said. */
    private boolean tellInTurn(long nowMs) {
        End end = orders.ends().next(Telling.LATER).orElse(null);
        if (end != null) return tellEnd(end, nowMs);
        Reading reading = readings.due(nowMs);
        if (reading == null || !say(reading.leaf, reports.reading(reading, nowMs), true, false)) return false;
        reading.sent(nowMs);
        return true;
    }

    private boolean say(String leaf, ObjectNode payload, boolean atLeastOnce, boolean retained) {
        return outlet.publish(leaf, payload, atLeastOnce, retained);
    }
}
