package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The gateway's clocks in these tests: they run, and a test pushes them, or sets the one on the wall. */
@Alternative
@ApplicationScoped
public class PushedClock extends SteadyClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;
    private volatile Duration set = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead).plus(set);
    }

    @Override
    Duration elapsed() {
        return super.elapsed().plus(ahead);
    }

    /** So much time passes. */
    void push(Duration by) {
        ahead = ahead.plus(by);
    }

    /** Somebody sets the clock on the wall, and no time passes. */
    void set(Duration by) {
        set = set.plus(by);
    }

    Duration pushed() {
        return ahead;
    }

    void reset() {
        ahead = Duration.ZERO;
        set = Duration.ZERO;
    }
}
