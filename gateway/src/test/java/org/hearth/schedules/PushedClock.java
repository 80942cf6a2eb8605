package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The gateway's clock in these tests: it runs until a test sets it; then it stands still until it is pushed. */
@Alternative
@ApplicationScoped
public class PushedClock implements InstantSource {
    private volatile Instant stands = Instant.EPOCH;
    private volatile boolean running = true;

    @Override
    public Instant instant() {
        return running ? Instant.now() : stands;
    }

    void set(Instant to) {
        running = false;
        stands = to;
    }

    void push(Duration by) {
        set(instant().plus(by));
    }

    void run() {
        running = true;
    }
}
