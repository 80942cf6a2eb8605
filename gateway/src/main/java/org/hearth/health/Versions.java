package org.hearth.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearth.home.ClockTrust;
import org.hearth.problems.DatabaseAway;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of the versions that ran this home. What is not written because the database is away is written later. Any number of threads may hold
 * it.
 */
@ApplicationScoped
class Versions {
    private static final Logger LOG = Logger.getLogger(Versions.class);

    private final String version;
    private final VersionTable table;
    private final ClockTrust trust;
    private final InstantSource clock;
    private final long started = System.nanoTime();
    private volatile Known known = new Known(null, null);
    private boolean settled;

    Versions(
            @ConfigProperty(name = "quarkus.application.version") String version,
            VersionTable table,
            ClockTrust trust,
            InstantSource clock) {
        this.version = version;
        this.table = table;
        this.trust = trust;
        this.clock = clock;
    }

    /**
     * Of the present version.
     *
     * @param since when it first ran; null while no trusted clock has said so
     * @param before null: none, or it is not read yet
     */
    record Known(@Nullable Instant since, @Nullable String before) {}

    Known known() {
        return known;
    }

    /** Writes down that this version runs, and, as soon as the clock is trusted, since when. Does nothing once both are known. */
    synchronized void note() {
        if (settled) return;
        try {
            List<VersionTable.Row> last = table.last();
            if (last.isEmpty() || !last.getFirst().version().equals(version)) {
                if (!last.isEmpty())
                    LOG.infof(
                            "version %s of the gateway, before it %s",
                            version, last.getFirst().version());
                table.add(version);
            }
            boolean trusted = trust.isTrusted();
            // A clock that was set meanwhile says now when that was.
            if (trusted) table.began(clock.instant().minus(Duration.ofNanos(System.nanoTime() - started)));
            last = table.last();
            known = new Known(
                    last.getFirst().beganAt(), last.size() > 1 ? last.get(1).version() : null);
            settled = trusted;
        } catch (SQLException away) {
            later(away);
        } catch (CompletionException interrupted) { // by the pool itself, whose time to connect is over
            if (!DatabaseAway.isCauseOf(interrupted)) throw interrupted;
            later(interrupted);
        }
    }

    private static void later(Exception away) {
        LOG.debugf("the version is noted later: %s", away.getMessage());
    }
}
