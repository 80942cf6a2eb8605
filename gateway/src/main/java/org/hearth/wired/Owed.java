package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hearth.broker.Peer;
import org.hearth.wired.Ends.End;
import org.hearth.wired.Ends.Telling;
import org.hearth.wired.Readings.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What the device owes the gateway, and its telling. Remembered as flags, not as a queue, so it is bounded and always new. One thread may
 * hold it; {@code nowMs} is the uptime of this run.
 */
final class Owed {
    private static final long HEARTBEAT_MS = 60_000;

    /** Repeats and readings wait this long for each other, so that a device stays under 10 messages a second. */
    private static final long TURN_MS = 150;

    /** After birth, info, settings and state, which go at once. */
    private static final long FIRST_TURN_MS = 300;

    private static final String EVENTS = "telemetry/events";
    private static final String SENSORS = "telemetry/sensors";

    private final Outlet outlet;
    private final Reports reports;
    private final PinnedCertificates pinned;
    private final Secrets secrets;
    private final Wishes wishes;
    private final Actuators actuators;
    private final Ends ends;
    private final Carrier carrier;
    private final Readings readings = new Readings();
    private final Map<String, Boolean> senses = new LinkedHashMap<>();
    private @Nullable Peer broker;
    private String cause = "boot";
    private long sessions;
    private long nextHeartbeatMs;
    private long nextTurnMs;
    private boolean owesBirth;
    private boolean owesInfo;
    private boolean owesSettings;
    private boolean owesState;
    private boolean owesHeartbeat;

    Owed(
            Outlet outlet,
            Reports reports,
            Node.Credentials credentials,
            Wishes wishes,
            Actuators actuators,
            Ends ends,
            Carrier carrier) {
        this.outlet = outlet;
        this.reports = reports;
        this.pinned = credentials.pinned();
        this.secrets = credentials.secrets();
        this.wishes = wishes;
        this.actuators = actuators;
        this.ends = ends;
        this.carrier = carrier;
    }

    /** A connection stands: the gateway knows nothing of what was said on an older one. */
    void online(Peer peer, String sid, long nowMs) {
        broker = peer;
        reports.begin(sid);
        sessions++;
        owesBirth = owesInfo = owesSettings = owesState = true;
        owesHeartbeat = false;
        ends.repeatAll();
        carrier.remind();
        nextHeartbeatMs = nowMs + HEARTBEAT_MS;
        nextTurnMs = nowMs + FIRST_TURN_MS;
        tell(nowMs);
    }

    /** The connection is gone. */
    void offline() {
        broker = null;
    }

    /** Who is at the other end; null without a connection. */
    @Nullable
    Peer broker() {
        return broker;
    }

    /** The gateway asks how things are. */
    void report() {
        owesHeartbeat = owesState = true;
        ends.repeatAll();
        carrier.remind();
    }

    void birth() {
        owesBirth = true;
    }

    void settings() {
        owesSettings = true;
    }

    /** The state is another one, and this is why. */
    void state(String by) {
        cause = by;
        owesState = true;
    }

    /** Something happened. */
    void event(ObjectNode body, long nowMs) {
        readings.add(EVENTS, body, nowMs);
    }

    /** Numbers were measured. */
    void measurement(ObjectNode body, long nowMs) {
        readings.add(SENSORS, body, nowMs);
    }

    /** An input shows this now; false if that is no news. */
    boolean sense(String capability, boolean on) {
        if (senses.getOrDefault(capability, false) == on) return false;
        senses.put(capability, on);
        return true;
    }

    Readings readings() {
        return readings;
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

    /** Says what is owed, most important first, until there is no room. An end is told before the state it led to. */
    void tell(long nowMs) {
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
        for (End end = ends.next(telling).orElse(null);
                end != null;
                end = ends.next(telling).orElse(null)) if (!tellEnd(end, nowMs)) return false;
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

    private boolean tellRan(long nowMs) {
        if (!say("status/ran", carrier.write(nowMs), true, false)) return false;
        carrier.told();
        return true;
    }

    /** What was run without the gateway, or one repeated end, or else one reading. True if something was said. */
    private boolean tellInTurn(long nowMs) {
        if (carrier.owes()) return tellRan(nowMs);
        End end = ends.next(Telling.LATER).orElse(null);
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
