package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The gateway's clock in these tests: it runs, and a test pushes it. */
@Alternative
@ApplicationScoped
public class PushedClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    void push(Duration by) {
        ahead = ahead.plus(by);
    }

    Duration pushed() {
        return ahead;
    }

    void reset() {
        ahead = Duration.ZERO;
    }
}
