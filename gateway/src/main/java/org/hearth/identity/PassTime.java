package org.hearth.identity;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.hearth.journal.NewestEntry;

/**
 * The clock that passes are read off, and how far back it is believed: what was committed to the journal has been, so a clock before that
 * is wrong, and opens nothing. Any number of threads may hold it.
 */
@ApplicationScoped
class PassTime {
    /** A clock that is being disciplined moves back by less than this. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final NewestEntry newest;
    private volatile Instant earliest = Instant.MIN;

    PassTime(InstantSource clock, NewestEntry newest) {
        this.clock = clock;
        this.newest = newest;
    }

    void load(@Observes @Priority(Rights.LOADED) StartupEvent start) {
        look();
    }

    @Scheduled(every = "30s", delayed = "30s")
    synchronized void look() {
        earliest = newest.at().map(at -> at.minus(TOLERANCE)).orElse(Instant.MIN);
    }

    /** What the clock says, as exact as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Before this moment the clock is not believed. */
    Instant earliest() {
        return earliest;
    }
}
