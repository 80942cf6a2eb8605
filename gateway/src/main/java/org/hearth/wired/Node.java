package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.DeviceMessage;
import org.hearth.broker.Payload;
import org.hearth.broker.Peer;

/**
 * One run of the device: takes what the gateway orders, acts, and owes the gateway the truth about it. One thread may hold it;
 * {@code nowMs} is the uptime of this run.
 */
final class Node {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LOST_MS = 3_000;
    private static final String SCHEDULE = "config/schedule";

    private final long boot;
    private final PinnedCertificates pinned;
    private final Secrets secrets;
    private final Wishes wishes;
    private final Actuators actuators;
    private final Carrier carrier;
    private final Orders orders;
    private final Owed owed;
    private final LocalControl local;
    private long lostAtMs = NEVER;

    Node(
            Profile profile,
            long boot,
            Outlet outlet,
            Keepsakes keepsakes,
            Credentials credentials,
            Map<String, Actuator> driven) {
        this.boot = boot;
        this.pinned = credentials.pinned();
        this.secrets = credentials.secrets();
        this.wishes = new Wishes(keepsakes, credentials.enrolment(), profile);
        this.actuators = new Actuators(profile, driven, wishes::settings);
        this.carrier = new Carrier(profile, actuators, boot);
        this.orders = new Orders(profile, actuators, carrier, boot);
        this.owed =
                new Owed(outlet, new Reports(profile, boot), credentials, wishes, actuators, orders.ends(), carrier);
        this.local = new LocalControl(profile, keepsakes, wishes, actuators, owed);
    }

    /** What lets the device in, and whom it accepts. */
    record Credentials(String enrolment, PinnedCertificates pinned, Secrets secrets) {}

    /** Drives the outputs to their state at boot. Once, before anything else. */
    void start(long nowMs) {
        local.start(nowMs);
    }

    /** The settings in force. */
    Settings settings() {
        return wishes.settings();
    }

    /** A connection stands; {@code secret} is the place of the password that opened it. */
    void online(Peer peer, int secret, String sid, long nowMs) {
        secrets.accepted(secret);
        lostAtMs = NEVER;
        owed.online(peer, sid, nowMs);
    }

    /** The connection is gone. */
    void offline(long nowMs) {
        if (owed.broker() != null) lostAtMs = nowMs;
        owed.offline();
    }

    /** Does what is due, and says what is owed. */
    void step(long nowMs) {
        for (String by = actuators.expire(nowMs); by != null; by = actuators.expire(nowMs)) {
            local.changed(by);
            owed.tell(nowMs);
        }
        for (Carrier.Ran ran = carrier.run(nowMs); ran != null; ran = carrier.run(nowMs)) {
            if (ran.moved()) local.changed(ran.by());
            owed.tell(nowMs);
        }
        if (lostAtMs != NEVER && nowMs >= lostAtMs + LOST_MS) {
            lostAtMs = NEVER;
            local.lost(nowMs);
        }
        owed.tell(nowMs);
    }

    /** Uptime at which a pulse or a limit ends, or something carried is to be run; the next step must not be later. */
    long nextMs() {
        return Math.min(actuators.nextMs(), carrier.nextMs());
    }

    /** A message came. */
    void receive(DeviceMessage message, long nowMs) {
        step(nowMs);
        handle(message, nowMs);
        owed.tell(nowMs);
    }

    private void handle(DeviceMessage message, long nowMs) {
        String leaf = message.leaf();
        // A schedule is for one boot and told as often as it is wanted: one that was kept can only be an old one.
        if (message.retained() && (!leaf.startsWith("config/") || leaf.equals(SCHEDULE))) {
            refuse(leaf, "retained", nowMs);
            return;
        }
        byte[] payload = message.payload();
        switch (leaf) {
            case "commands/control" -> order(payload, nowMs);
            case "commands/report", "telemetry/committed", "commands/config" -> open(leaf, payload, nowMs);
            case SCHEDULE -> carry(payload, nowMs);
            case "config/pins" -> pins(payload, nowMs);
            case "config/desired" -> {
                wishes.offer(payload);
                owed.settings();
                local.keepLast();
            }
            default -> {}
        }
    }

    private void order(byte[] payload, long nowMs) {
        switch (orders.take(payload, nowMs)) {
            case Orders.Outcome.Executed(String by) -> local.changed(by);
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
                default -> owed.report();
            }
        } catch (ContractViolation e) {
            boolean isOfAField = e.code().equals("version") || e.code().contains(":");
            if (isOfAField && !leaf.equals("commands/config")) return;
            refuse(leaf, e.code().equals("too_large") ? e.code() : "malformed", nowMs);
        }
    }

    private void carry(byte[] part, long nowMs) {
        try {
            carrier.offer(Payload.read(part, Orders.LONGEST_PAYLOAD), orders.ends());
        } catch (ContractViolation e) {
            refuse(SCHEDULE, e.code().equals("too_large") ? e.code() : "malformed", nowMs);
        }
    }

    private void committed(Payload run) throws ContractViolation {
        if (run.integer("boot", 0, Long.MAX_VALUE) != boot) return;
        owed.readings().commit(run.integer("from", 0, Long.MAX_VALUE), run.integer("seq", 0, Long.MAX_VALUE));
    }

    private void secret(Payload order, long nowMs) {
        String refusal = secrets.offer(order);
        if (refusal == null) owed.settings();
        else refuse("commands/config", refusal, nowMs);
    }

    private void pins(byte[] payload, long nowMs) {
        long before = pinned.revision();
        String refusal = pinned.offer(payload, owed.broker());
        if (refusal != null) refuse("config/pins", refusal, nowMs);
        // The birth carries the revision: this confirms it.
        if (pinned.revision() != before) owed.birth();
    }

    private void refuse(String leaf, String why, long nowMs) {
        owed.event(Reports.object().put("refused", leaf).put("why", why), nowMs);
    }

    /** A button that belongs to nothing was pressed. */
    void ring(String id, long nowMs) {
        step(nowMs);
        owed.event(Reports.object().put("cap", id).put("on", true), nowMs);
        owed.tell(nowMs);
    }

    /** The button beside this relay or level was pressed: toggles it, connected or not, inside its limits. */
    void press(String id, long nowMs) {
        step(nowMs);
        local.press(id, nowMs);
        owed.tell(nowMs);
    }

    /** An input shows this now. */
    void sense(String capability, boolean on, long nowMs) {
        if (!owed.sense(capability, on)) return;
        local.changed("local");
        owed.event(Reports.object().put("cap", capability).put("on", on), nowMs);
        owed.tell(nowMs);
    }

    /** Numbers were measured. */
    void measure(ObjectNode numbers, long nowMs) {
        ObjectNode body = Reports.object();
        body.set("m", numbers);
        owed.measurement(body, nowMs);
        owed.tell(nowMs);
    }

    /** Announces a sleep of so many seconds; the connection is to be closed now. A sleep is no lost connection. */
    void sleep(long seconds) {
        owed.sleep(seconds);
    }

    /** Says that the device stops. Best effort. */
    void stop() {
        owed.stop();
    }

    Readings readings() {
        return owed.readings();
    }
}
