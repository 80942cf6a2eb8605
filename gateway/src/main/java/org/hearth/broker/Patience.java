package org.hearth.broker;

import java.time.Duration;
import org.hearth.problems.DatabaseAway;
import org.jboss.logging.Logger;

/** Repeats work that must not be lost because the database was away for a moment. */
public final class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private Patience() {}

    /**
     * Runs the work until the database answered it. A fault of another kind is logged and ends the work: repeating it would
     * stop everything behind it.
     *
     * @return true if the work was done; false if it cannot be, or if the thread is told to end
     */
    public static boolean untilDatabaseAnswers(String what, Runnable work) {
        Duration pause = FIRST_PAUSE;
        for (boolean told = false; ; told = true) {
            if (Thread.currentThread().isInterrupted()) return false;
            try {
                work.run();
                if (told) LOG.infof("%s: the database answers again", what);
                return true;
            } catch (RuntimeException e) {
                if (!DatabaseAway.isCauseOf(e)) {
                    LOG.errorf(e, "%s: not done", what);
                    return false;
                }
                if (!told) LOG.warnf("%s: waits for the database: %s", what, e.getMessage());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
