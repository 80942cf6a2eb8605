package org.hearth.devices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;

/**
 * {@code status/state}: every actuator and switch input, as it is.
 *
 * @param session id of the connection that said so
 * @param uptimeMillis since the device's start
 * @param values by capability
 * @param by what made the newest of them: {@code cmd:<id>}, {@code local}, {@code schedule:<id>}, {@code limit}, {@code lost} or
 *     {@code boot}
 */
record StateReport(String session, long uptimeMillis, Map<String, JsonNode> values, String by) {
    private static final int MAX_VALUES = 16;

    static StateReport of(Payload payload) throws ContractViolation {
        return new StateReport(
                payload.text("sid", 16),
                payload.integer("up_ms", 0, Uptimes.MAX_UPTIME_MILLIS),
                payload.values("st", MAX_VALUES),
                payload.text("by", 48));
    }
}
