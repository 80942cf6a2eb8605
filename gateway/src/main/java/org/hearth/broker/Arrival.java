package org.hearth.broker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A message of a device.
 *
 * @param device whose topic it came on; the broker lets a device write to its own only
 * @param leaf the topic below the device, for example {@code status/ack}
 * @param payload as it came
 * @param retained true if the broker had kept it: it may be of any age
 * @param at when it came
 * @param nanos the same moment on the monotonic clock, {@link System#nanoTime()}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Arrival(String device, String leaf, byte[] payload, boolean retained, Instant at, long nanos) {
    private static final int EXCERPT = 200;

    /** The beginning of the payload, for a person to read. */
    public String excerpt() {
        String text = new String(payload, StandardCharsets.UTF_8);
        String printable = text.replaceAll("\\p{Cntrl}|\\uFFFD", "?");
        return printable.length() <= EXCERPT ? printable : printable.substring(0, EXCERPT) + "…";
    }
}
