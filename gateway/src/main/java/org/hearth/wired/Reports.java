package org.hearth.wired;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.hearth.broker.Payload;

/** Writes what the device says. */
final class Reports {
    private final Profile profile;
    private final long boot;
    private String sid = "";

    Reports(Profile profile, long boot) {
        this.profile = profile;
        this.boot = boot;
    }

    /** A connection stands; what is said from now on is said under this session. */
    void begin(String session) {
        sid = session;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    ObjectNode birth(int pin, long pinsRevision, String why, long nowMs) {
        return Payload.compose()
                .put("online", true)
                .put("sid", sid)
                .put("boot", boot)
                .put("up_ms", nowMs)
                .put("fw", profile.firmware())
                .put("pin", pin)
                .put("pins_rev", pinsRevision)
                .put("why", why);
    }

    /** The last will, and the goodbye. */
    static ObjectNode offline(String sid, String why) {
        return Payload.compose().put("online", false).put("sid", sid).put("why", why);
    }

    ObjectNode goodbye(String why) {
        return offline(sid, why);
    }

    ObjectNode info() {
        ObjectNode info = Payload.compose()
                .put("model", profile.model())
                .put("hw", profile.hardware())
                .put("fw", profile.firmware());
        var caps = info.putArray("caps");
        for (Capability capability : profile.capabilities()) {
            ObjectNode entry = caps.addObject().put("id", capability.id()).put("t", capability.kind().wire);
            if (capability.isActuator()) {
                var operations = entry.putArray("ops");
                capability.operations().stream().sorted().forEach(operations::add);
            }
            if (capability.kind() == Capability.Kind.RELAY)
                entry.put("feedback", capability.proof() == Capability.Proof.FEEDBACK);
            if (capability.maxOnSeconds() > 0) entry.put("max_on_s", capability.maxOnSeconds());
            if (!capability.unit().isEmpty()) entry.put("u", capability.unit());
        }
        return info;
    }

    ObjectNode state(ToIntFunction<String> level, Map<String, Boolean> senses, String by, long nowMs) {
        ObjectNode state = Payload.compose().put("sid", sid).put("up_ms", nowMs);
        ObjectNode values = state.putObject("st");
        for (Capability capability : profile.capabilities()) {
            String id = capability.id();
            switch (capability.kind()) {
                case RELAY -> values.put(id, level.applyAsInt(id) > 0);
                case LEVEL -> values.put(id, level.applyAsInt(id));
                case SENSE -> values.put(id, senses.getOrDefault(id, false));
                case NUMBER, BUTTON -> {}
            }
        }
        return state.put("by", by);
    }

    ObjectNode heartbeat(long reconnects, Readings readings, long nowMs) {
        return Payload.compose()
                .put("sid", sid)
                .put("up_ms", nowMs)
                .put("reconnects", reconnects)
                .put("dropped", readings.dropped())
                .put("buffered", readings.size());
    }

    ObjectNode reading(Readings.Reading reading, long nowMs) {
        ObjectNode json = Payload.compose()
                .put("boot", boot)
                .put("seq", reading.seq)
                .put("age_s", (nowMs - reading.takenMs) / 1000);
        json.setAll(reading.body);
        return json;
    }
}
