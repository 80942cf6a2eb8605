package org.hearth.identity;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;

/** Lets one at a time do something, in order of arrival; whoever would wait too long is sent away. Any number of threads may hold it. */
final class Turn {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final String busy;
    private final String why;

    /**
     * A turn that nobody has.
     *
     * @param busy code of the problem for whoever is sent away
     * @param why what is told to them
     */
    Turn(String busy, String why) {
        this.busy = busy;
        this.why = why;
    }

    /**
     * Does this alone.
     *
     * @throws ProblemException {@link Problem.Unavailable} if others took too long
     */
    <T> T take(Supplier<T> work) {
        await();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void await() {
        try {
            if (lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem.Unavailable(busy, why, PATIENCE).thrown();
    }
}
