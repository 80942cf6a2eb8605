package org.hearth.devices;

import java.util.Set;
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
 * @param why it comes: {@code power}, {@code ota} or {@code wdt} for a start, {@code reconnect} for a connection that came back
 * @param rssi signal in dBm
 * @param pin place of the pin that the broker of this connection matched, in the set that the device holds
 * @param pinsRevision of that set; 0 for that of its enrolment code
 */
record Birth(
        String session,
        long boot,
        long uptimeMillis,
        String firmware,
        String why,
        @Nullable Integer rssi,
        int pin,
        long pinsRevision)
        implements Announcement {
    /** What every implementation of a device keeps exactly (RFC 8259, section 6). */
    private static final long MAX_REVISION = 1L << 53;

    private static final Set<String> STARTS = Set.of("power", "ota", "wdt");

    static Birth of(Payload payload) throws ContractViolation {
        return new Birth(
                payload.text("sid", 16),
                payload.integer("boot", 0, Uptimes.MAX_BOOT),
                payload.integer("up_ms", 0, Uptimes.MAX_UPTIME_MILLIS),
                payload.text("fw", 32),
                payload.text("why", 16, "reconnect"),
                payload.has("rssi") ? (int) payload.integer("rssi", -127, 0) : null,
                (int) payload.integer("pin", 0, 1, 0),
                payload.integer("pins_rev", 0, MAX_REVISION, 0));
    }

    /** True if the device began anew since a session: it counts another start, or it says so on a connection that was not heard of. */
    boolean isRestartSince(Session before) {
        if (before.boot() != null && before.boot() != boot) return true;
        return STARTS.contains(why) && !session.equals(before.id());
    }
}
