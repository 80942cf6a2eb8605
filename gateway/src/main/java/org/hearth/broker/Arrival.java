package org.hearth.broker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * A message of a device.
 *
 * @param device whose topic it came on; the broker lets a device write to its own only
 * @param leaf the topic below the device, for example {@code status/ack}
 * @param payload as it came, or its first 4,097 bytes: one more than any reader takes, who so still finds it too long
 * @param retained true if the broker had kept it: it may be of any age
 * @param at when it came
 * @param nanos the same moment on the monotonic clock, {@link System#nanoTime()}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Arrival(String device, String leaf, byte[] payload, boolean retained, Instant at, long nanos) {
    private static final int EXCERPT = 200;
    private static final int MOST_BYTES = 4_097;

    /** Cuts the payload here, where every message enters: what waits to be read must not be as long as its sender likes. */
    public Arrival {
        if (payload.length > MOST_BYTES) payload = Arrays.copyOf(payload, MOST_BYTES);
    }

    /** The beginning of the payload, for a person to read. */
    public String excerpt() {
        String text = new String(payload, StandardCharsets.UTF_8);
        String printable = text.replaceAll("\\p{Cntrl}|\\uFFFD", "?");
        return printable.length() <= EXCERPT ? printable : printable.substring(0, EXCERPT) + "…";
    }
}
