package org.hearth.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hearth.broker.Arrival;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;

/**
 * One message of a device's sensors. Device, boot and sequence number name it once and for all.
 *
 * @param device who measured
 * @param boot which start of the device counted {@code seq}
 * @param seq counts its messages
 * @param at when it was measured, by our clock
 * @param kind values or an event
 * @param values by capability
 */
record Sample(String device, long boot, long seq, Instant at, Kind kind, Map<String, JsonNode> values) {
    private static final int MAX_BYTES = 1_024;
    private static final int MAX_VALUES = 16;
    private static final int MAX_WORD = 32;
    private static final long MAX_COUNT = (1L << 32) - 1;
    private static final long MAX_AGE_SECONDS = Duration.ofDays(30).toSeconds();

    enum Kind {
        MEASUREMENT("m"),
        EVENT("e");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }
    }

    /** Reads {@code telemetry/sensors} or {@code telemetry/events}. */
    static Sample of(Arrival arrival) throws ContractViolation {
        Payload payload = Payload.read(arrival.payload(), MAX_BYTES);
        boolean event = arrival.leaf().endsWith("/events");
        long age = payload.integer("age_s", 0, MAX_AGE_SECONDS);
        return new Sample(
                arrival.device(),
                payload.integer("boot", 0, MAX_COUNT),
                payload.integer("seq", 1, MAX_COUNT),
                arrival.at().minusSeconds(age),
                event ? Kind.EVENT : Kind.MEASUREMENT,
                event ? event(payload) : measurements(payload));
    }

    private static Map<String, JsonNode> measurements(Payload payload) throws ContractViolation {
        Map<String, JsonNode> values = payload.values("m", MAX_VALUES);
        if (values.isEmpty()) throw new ContractViolation("range:m");
        for (Map.Entry<String, JsonNode> value : values.entrySet())
            if (!value.getValue().isNumber()) throw new ContractViolation("type:m." + value.getKey());
        return values;
    }

    /** Either a switch input that moved, or a message the device refused because it broke the contract. */
    private static Map<String, JsonNode> event(Payload payload) throws ContractViolation {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (payload.has("refused"))
            return Map.of(
                    "refused", nodes.textNode(payload.text("refused", MAX_WORD)),
                    "why", nodes.textNode(payload.text("why", MAX_WORD)));
        return Map.of(payload.text("cap", MAX_WORD), nodes.booleanNode(payload.bool("on")));
    }

    /** The values as one JSON object. */
    String json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.setAll(values);
        return object.toString();
    }
}
