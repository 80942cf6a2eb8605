package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;

/** Hands the clock to every room; tests hand in one they push. */
public final class TrustedTime {
    private TrustedTime() {}

    @Produces
    @ApplicationScoped
    static InstantSource clock(ClockOffset offset) {
        return offset.of(Clock.systemUTC());
    }
}
