package org.hearth.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hearth.problems.Problem;

/**
 * Searches through the past: one may take half a minute and a connection to the database, of which commands need some too. Any number
 * of threads may hold it.
 */
@ApplicationScoped
class Searches {
    private static final int MOST_AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

    /**
     * Searches as soon as there is a place.
     *
     * @throws org.hearth.problems.ProblemException if others search for longer than one should wait
     */
    <T> T run(Supplier<T> search) {
        if (!isAdmitted())
            throw new Problem.Unavailable(
                            "history-busy", "Others search through the past already.", Duration.ofSeconds(5))
                    .thrown();
        try {
            return search.get();
        } finally {
            places.release();
        }
    }

    private boolean isAdmitted() {
        try {
            return places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
