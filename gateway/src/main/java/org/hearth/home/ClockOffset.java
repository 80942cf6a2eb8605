package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What is added to the machine's wall clock: nothing, unless an owner said what time it is while nobody else knew, and until somebody
 * does. Any number of threads may hold it.
 */
@ApplicationScoped
class ClockOffset {
    private volatile Duration offset = Duration.ZERO;

    Duration get() {
        return offset;
    }

    void set(Duration added) {
        offset = added;
    }

    /** A clock with this added to it, whatever it is at the moment of asking. */
    InstantSource of(InstantSource machine) {
        return () -> machine.instant().plus(offset);
    }
}
