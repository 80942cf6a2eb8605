package org.hearth.devices;

import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * {@code status/heartbeat}: a device is there, and how it fares.
 *
 * @param session id of its connection
 * @param uptimeMillis since its start
 * @param rssi signal in dBm
 * @param dropped readings it had to let go unconfirmed
 */
record Heartbeat(
        String session, long uptimeMillis, @Nullable Integer rssi, long dropped) {
    static Heartbeat of(Payload payload) throws ContractViolation {
        return new Heartbeat(
                payload.text("sid", 16),
                payload.integer("up_ms", 0, Uptimes.MAX_UPTIME_MILLIS),
                payload.has("rssi") ? (int) payload.integer("rssi", -127, 0) : null,
                payload.integer("dropped", 0, Long.MAX_VALUE, 0));
    }
}
