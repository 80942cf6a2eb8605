package org.hearth.devices;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is the device there?
 *
 * @param online true from its birth to its will
 * @param since when it last came or went; null if it was never there
 * @param sleepsUntil when it said that it would be back; null while it is online or lost
 */
public record Presence(
        boolean online, @Nullable Instant since, @Nullable Instant sleepsUntil) {
    static final Presence NEVER = new Presence(false, null, null);

    static Presence here(Instant since) {
        return new Presence(true, since, null);
    }

    static Presence gone(Instant since) {
        return new Presence(false, since, null);
    }

    static Presence asleep(Instant since, Duration nap) {
        return new Presence(false, since, since.plus(nap));
    }

    /** True if it should have woken by now, and half as long as it meant to sleep has gone by since. */
    boolean hasOverslept(Instant now) {
        if (since == null || sleepsUntil == null) return false;
        Duration nap = Duration.between(since, sleepsUntil);
        return now.isAfter(sleepsUntil.plus(nap.dividedBy(2)));
    }
}
