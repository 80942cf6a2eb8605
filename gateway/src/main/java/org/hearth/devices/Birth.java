package org.hearth.devices;

import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * {@code status/online} with {@code online: true}.
 *
 * @param session id of this connection
 * @param boot counts the device's starts
 * @param uptimeMillis since its start
 * @param firmware version
 * @param rssi signal in dBm
 */
record Birth(
        String session,
        long boot,
        long uptimeMillis,
        String firmware,
        @Nullable Integer rssi) implements Announcement {
    static Birth of(Payload payload) throws ContractViolation {
        return new Birth(
                payload.text("sid", 16),
                payload.integer("boot", 0, Uptimes.MAX_BOOT),
                payload.integer("up_ms", 0, Uptimes.MAX_UPTIME_MILLIS),
                payload.text("fw", 32),
                payload.has("rssi") ? (int) payload.integer("rssi", -127, 0) : null);
    }
}
