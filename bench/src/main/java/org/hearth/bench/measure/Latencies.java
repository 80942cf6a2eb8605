package org.hearth.bench.measure;

import java.util.Arrays;

/** Durations in nanoseconds, all of them kept. Held by one thread at a time. */
public final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1_024];
    private int count;

    /** Adds one. */
    public void add(long duration) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = duration;
    }

    /**
     * The duration that so many of a hundred did not exceed (nearest rank).
     *
     * @return in milliseconds; not a number when nothing was added
     */
    public double percentileMillis(double percent) {
        if (count == 0) return Double.NaN;
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * count);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }
}
