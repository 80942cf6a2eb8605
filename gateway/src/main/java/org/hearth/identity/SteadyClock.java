package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * The clock of the machine that nobody can set: what must neither end early nor last longer when the wall clock is set is measured by it.
 * It means nothing beyond this run of the gateway, and stands still while the machine is suspended. Any number of threads may hold it.
 */
@ApplicationScoped
class SteadyClock {
    private final long start = System.nanoTime();

    /** Time since the gateway started. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
