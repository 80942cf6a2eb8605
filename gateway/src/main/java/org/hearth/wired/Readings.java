package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was measured or happened until the gateway says that the database has it; nothing else releases it. When it is
 * full the oldest goes, is counted, and leaves a visible gap in the numbers. One thread may hold it.
 */
final class Readings {
    static final int CAPACITY = 128;
    private static final int MOST_UNDER_WAY = 32;
    private static final long FIRST_REST_MS = 5_000;
    private static final long LAST_REST_MS = 60_000;
    private static final int MOST_DOUBLINGS = 4;

    private final Deque<Reading> readings = new ArrayDeque<>();
    private long lastSeq;
    private long dropped;

    /** One of them. */
    static final class Reading {
        final long seq;
        final long takenMs;
        final String leaf;
        final ObjectNode body;
        private int timesSent;
        private long restUntilMs;

        private Reading(long seq, long takenMs, String leaf, ObjectNode body) {
            this.seq = seq;
            this.takenMs = takenMs;
            this.leaf = leaf;
            this.body = body;
        }

        /** 5 s, 10 s, 20 s, 40 s, then 60 s. */
        void sent(long nowMs) {
            long rest = timesSent >= MOST_DOUBLINGS ? LAST_REST_MS : FIRST_REST_MS << timesSent;
            timesSent++;
            restUntilMs = nowMs + rest;
        }
    }

    /** Keeps a reading under the next number, counting from 1. */
    void add(String leaf, ObjectNode body, long nowMs) {
        if (readings.size() == CAPACITY) {
            readings.removeFirst();
            dropped++;
        }
        readings.addLast(new Reading(++lastSeq, nowMs, leaf, body));
    }

    /** The oldest one that should go out now. */
    @Nullable
    Reading due(long nowMs) {
        int underWay = 0;
        Reading fresh = null;
        for (Reading reading : readings) {
            if (reading.timesSent == 0) {
                if (fresh == null) fresh = reading;
            } else if (nowMs >= reading.restUntilMs) {
                return reading;
            } else {
                underWay++;
            }
        }
        return underWay < MOST_UNDER_WAY ? fresh : null;
    }

    /** These numbers, and no others, are in the database. */
    void commit(long from, long to) {
        readings.removeIf(reading -> reading.seq >= from && reading.seq <= to);
    }

    int size() {
        return readings.size();
    }

    long dropped() {
        return dropped;
    }
}
