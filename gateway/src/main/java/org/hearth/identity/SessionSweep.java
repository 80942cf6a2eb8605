package org.hearth.identity;

import io.quarkus.panache.common.Parameters;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets what no longer protects anybody: used refresh tokens, and sessions that were over long ago. */
@ApplicationScoped
class SessionSweep {
    private final IdentitySettings settings;
    private final Sessions sessions;
    private final InstantSource clock;

    SessionSweep(IdentitySettings settings, Sessions sessions, InstantSource clock) {
        this.settings = settings;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A used token is remembered as long as a session may rest, so that its return is still noticed. */
    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void sweep() {
        sessions.endUnused();
        Instant old = clock.instant().minus(settings.refreshLifetime());
        RefreshTokenRow.delete("usedAt < :old", Parameters.with("old", old));
        SessionRow.delete("endedAt < :old", Parameters.with("old", old));
    }
}
