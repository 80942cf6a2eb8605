package org.hearth.devices;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hearth.broker.Arrival;

/**
 * How much one device says. Each live message fills a bucket that empties at the allowed rate and holds ten seconds of it, so a
 * reconnect with all it has to tell fits in and steady chatter does not.
 *
 * <p>Readings of the past ({@code age_s} above 0) are sent as fast as they are confirmed, which is as it should be. They have a bucket
 * of their own that holds a day of the allowed rate: what was measured during a day without a connection fits in. What is longer than
 * a reading may be, or older, is none of the past, whatever it says. One thread at a time.
 */
final class Flood {
    private static final Duration LIVE = Duration.ofSeconds(10);
    private static final Duration PAST = Duration.ofDays(1);
    private static final byte[] AGE = "\"age_s\":".getBytes(StandardCharsets.US_ASCII);

    /** What a reading may be by the contract: longer or older ones are refused by whoever reads them. */
    private static final int LONGEST_READING = 1_024;

    private static final long OLDEST_SECONDS = Duration.ofDays(30).toSeconds();

    private final Bucket live;
    private final Bucket past;

    Flood(int perSecond, long nanos) {
        this.live = new Bucket(perSecond, LIVE, nanos);
        this.past = new Bucket(perSecond, PAST, nanos);
    }

    /** Counts a message; true if it is one too many. */
    boolean isTooMuch(Arrival arrival) {
        return (isOfThePast(arrival) ? past : live).overflows(arrival.nanos());
    }

    private static boolean isOfThePast(Arrival arrival) {
        if (!arrival.leaf().startsWith("telemetry/") || arrival.payload().length > LONGEST_READING) return false;
        long age = age(arrival.payload());
        return age > 0 && age <= OLDEST_SECONDS;
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

    /** Empties at the allowed rate, and holds what that is in so long a time. */
    private static final class Bucket {
        private static final double NANOS = 1e9;

        private final int perSecond;
        private final double capacity;
        private double level;
        private long at;

        Bucket(int perSecond, Duration held, long nanos) {
            this.perSecond = perSecond;
            this.capacity = (double) held.toSeconds() * perSecond;
            this.at = nanos;
        }

        boolean overflows(long nanos) {
            level = Math.max(0, level - (nanos - at) / NANOS * perSecond) + 1;
            at = nanos;
            return level > capacity;
        }
    }
}
