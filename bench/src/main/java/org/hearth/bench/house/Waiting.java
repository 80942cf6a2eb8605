package org.hearth.bench.house;

import java.time.Duration;

/** Looks again and again until something holds. */
public final class Waiting {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private Waiting() {}

    /** Something that holds now, or does not; an exception counts as "not yet". */
    public interface Look {
        boolean holds() throws Exception;
    }

    /**
     * Waits for it.
     *
     * @param what for the message
     * @param pauseMillis between two looks, where no measurement depends on it
     * @throws IllegalStateException if it does not come within a minute and a half
     */
    public static void until(String what, long pauseMillis, Look look) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!holds(look)) {
            if (System.nanoTime() > end) throw new IllegalStateException("waited in vain for " + what);
            pause(pauseMillis);
        }
    }

    private static boolean holds(Look look) {
        try {
            return look.holds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (Exception notYet) {
            return false;
        }
    }

    /** Waits a while. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
