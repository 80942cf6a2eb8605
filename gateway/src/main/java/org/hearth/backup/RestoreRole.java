package org.hearth.backup;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.hearth.broker.BrokerSettings;
import org.hearth.home.DatabaseCredentials;
import org.hearth.home.DatabaseSession;
import org.hearth.identity.SecretFile;
import org.hearth.trust.TrustSettings;
import org.jboss.logging.Logger;

/**
 * What a gateway does before it opens, if a backup is to take the home's place: nothing of the old home was read into memory yet, and nobody else
 * works with it. A restore that was interrupted begins anew here, until it is done or found to be impossible.
 */
public final class RestoreRole {
    private static final Logger LOG = Logger.getLogger(RestoreRole.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private RestoreRole() {}

    /** True if there is something to do. */
    public static boolean isDue() {
        return Files.exists(config().getConfigMapping(BackupSettings.class).mark());
    }

    /**
     * Does it.
     *
     * @return false if the gateway may not open: the home is neither the old one nor the new
     */
    public static boolean run() {
        SmallRyeConfig config = config();
        return run(
                config.getConfigMapping(BackupSettings.class).mark(),
                config.getConfigMapping(DatabaseCredentials.Settings.class),
                config.getConfigMapping(TrustSettings.class).dir(),
                config.getConfigMapping(BrokerSettings.class));
    }

    static boolean run(Path path, DatabaseCredentials.Settings database, Path trust, BrokerSettings broker) {
        try (Connection turn = turn(database)) {
            RestoreMark mark = RestoreMark.read(path).orElseThrow(() -> new IOException(path + " is gone"));
            LOG.info("a backup takes the place of this home");
            try {
                Rebuilding.Rebuilt now = new Restore(database, trust, broker).run(mark, Instant.now());
                LOG.infof(
                        "restored: %s as of %s, %d rows",
                        now.manifest().home(), now.manifest().madeAt(), now.rows());
            } catch (BrokenBackup e) {
                LOG.errorf("not restored, the home is as it was: %s", e.getMessage());
            }
            Files.deleteIfExists(mark.sealed().path());
            new SecretFile(path).remove();
            return true;
        } catch (SQLException | IOException | UncheckedIOException | IllegalStateException e) {
            LOG.errorf(e, "the restore is not over, and goes on at the next start: %s", e.getMessage());
            return false;
        }
    }

    /** The place of a gateway, for as long as it is needed. */
    private static Connection turn(DatabaseCredentials.Settings database) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Connection session = DatabaseSession.open(database, "hearth-gateway-turn", PATIENCE);
                if (DatabaseSession.takesTurn(session)) return session;
                session.close();
            } catch (SQLException | UncheckedIOException away) {
                if (System.nanoTime() - deadline > 0) throw away;
            }
            if (System.nanoTime() - deadline > 0) throw new SQLException("another gateway runs this home");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDefaultInterceptors()
                .withMapping(BackupSettings.class)
                .withMapping(DatabaseCredentials.Settings.class)
                .withMapping(TrustSettings.class)
                .withMapping(BrokerSettings.class)
                .build();
    }
}
