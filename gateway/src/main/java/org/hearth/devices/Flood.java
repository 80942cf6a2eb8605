package org.hearth.devices;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.hearth.broker.Arrival;

/**
 * How much one device says. Each live message fills a bucket that empties at the allowed rate and holds ten seconds of it, so a
 * reconnect with all it has to tell fits in and steady chatter does not.
 *
 * <p>Readings of the past ({@code age_s} above 0) are sent as fast as they are confirmed, which is as it should be. They count by
 * when they were measured: as many in ten seconds of that time as are too many live are too many here. One thread at a time.
 */
final class Flood {
    private static final double SECONDS = 10;
    private static final double NANOS = 1e9;
    private static final byte[] AGE = "\"age_s\":".getBytes(StandardCharsets.US_ASCII);

    private final int perSecond;
    private final Map<Long, Integer> replayed = new HashMap<>();
    private double level;
    private long at;
    private long windowFrom;

    Flood(int perSecond, long nanos) {
        this.perSecond = perSecond;
        this.at = nanos;
        this.windowFrom = nanos;
    }

    /** Counts a message; true if it is one too many. */
    boolean isTooMuch(Arrival arrival) {
        long age = arrival.leaf().startsWith("telemetry/") ? age(arrival.payload()) : 0;
        return age > 0 ? isTooMuchOfThePast(arrival.nanos(), age) : isTooMuchNow(arrival.nanos());
    }

    private boolean isTooMuchNow(long nanos) {
        level = Math.max(0, level - (nanos - at) / NANOS * perSecond) + 1;
        at = nanos;
        return level > SECONDS * perSecond;
    }

    private boolean isTooMuchOfThePast(long nanos, long age) {
        if ((nanos - windowFrom) / NANOS >= SECONDS) {
            windowFrom = nanos;
            replayed.clear();
        }
        long measured = (long) ((nanos / NANOS - age) / SECONDS);
        return replayed.merge(measured, 1, Integer::sum) > SECONDS * perSecond;
    }

    /** The number behind {@code "age_s":}; 0 if it is not written as devices write it, which counts as live. */
    private static long age(byte[] payload) {
        int from = indexOfAge(payload);
        long age = 0;
        for (int i = from;
                from > 0 && i < payload.length && payload[i] >= '0' && payload[i] <= '9' && i < from + 9;
                i++) age = age * 10 + payload[i] - '0';
        return age;
    }

    private static int indexOfAge(byte[] payload) {
        for (int i = 0; i + AGE.length <= payload.length; i++) {
            int same = 0;
            while (same < AGE.length && payload[i + same] == AGE[same]) same++;
            if (same == AGE.length) return i + AGE.length;
        }
        return -1;
    }
}
