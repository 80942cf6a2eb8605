package org.hearth.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hearth.broker.AccountSeed;
import org.hearth.broker.BrokerSettings;
import org.hearth.home.DatabaseCredentials;
import org.hearth.trust.HomeKeys;

/**
 * Puts a backup in the place of the home that is here, while no gateway runs. The database changes in one commit; what comes after it can be done
 * again, and is, until the mark is gone.
 */
final class Restore {
    private static final String SCHEMA = "hearth_restored";
    private static final String FORMER = "hearth_former";

    /** Devices hold the number of a set that was told after the backup was made: none of those is given again. */
    private static final long JUMP = 1_000_000;

    private final DatabaseCredentials.Settings database;
    private final Path trust;
    private final BrokerSettings broker;

    Restore(DatabaseCredentials.Settings database, Path trust, BrokerSettings broker) {
        this.database = database;
        this.trust = trust;
        this.broker = broker;
    }

    /**
     * Does it.
     *
     * @return what stands here now
     * @throws BrokenBackup if it cannot be: then nothing was changed
     * @throws SQLException if the database is away; it is as it was, or as it is to be
     */
    Rebuilding.Rebuilt run(RestoreMark mark, Instant now) throws SQLException, IOException {
        try (Connection session = Sessions.open(database, "hearth-restore")) {
            Rebuilding.Rebuilt rebuilt = Rebuilding.build(session, SCHEMA, mark.sealed(), mark.openKey());
            requireNotNewer(session, rebuilt.manifest());
            boolean sameHome = HomeKeys.areOfOneHome(rebuilt.keys(), HomeKeys.read(trust));
            if (sameHome) {
                Revocations.carryOver(session, SCHEMA);
                keepReadings(session, rebuilt);
            }
            takeMachinesOwn(session, rebuilt.shape());
            tell(session, rebuilt.manifest(), now);
            AccountSeed seed = accounts(session, rebuilt.shape());
            Sessions.run(session, "ALTER SCHEMA public RENAME TO " + FORMER);
            Sessions.run(session, "ALTER SCHEMA " + SCHEMA + " RENAME TO public");
            Sessions.run(session, "DROP SCHEMA " + FORMER + " CASCADE");
            session.commit();
            seed.write(mark.id());
            HomeKeys.replace(trust, rebuilt.keys());
            return rebuilt;
        }
    }

    /** @throws BrokenBackup if it comes from a later gateway than the one that is here */
    static void requireNotNewer(Connection session, Manifest manifest) throws SQLException, BrokenBackup {
        String here = Sessions.schema(session);
        if (manifest.schema().compareTo(here) > 0)
            throw new BrokenBackup(
                    BrokenBackup.Reason.LATER_GATEWAY,
                    "it was made by a later gateway (database " + manifest.schema() + ", here " + here
                            + "): update first, then restore");
    }

    /** A backup without readings does not take away those that are here. */
    private static void keepReadings(Connection session, Rebuilding.Rebuilt rebuilt) throws SQLException {
        Shape here = Shape.read(session, "public");
        for (String name : Manifest.READINGS) {
            Optional<Shape.Table> saved = find(rebuilt.shape(), name);
            if (!rebuilt.manifest().left().contains(name) || saved.isEmpty()) continue;
            Shape.Table table = saved.get();
            if (find(here, name)
                    .filter(same -> same.columns().equals(table.columns()))
                    .isEmpty()) continue;
            String columns = String.join(", ", table.columns());
            Sessions.run(
                    session,
                    "INSERT INTO " + SCHEMA + "." + Shape.quoted(name) + " (" + columns + ") SELECT " + columns
                            + " FROM public." + Shape.quoted(name));
        }
    }

    /** The clock is this machine's, and what devices hold of numbers goes on. */
    private static void takeMachinesOwn(Connection session, Shape shape) throws SQLException {
        for (Shape.Sequence sequence : shape.sequences())
            Sessions.run(
                    session,
                    "SELECT setval('" + Shape.quoted(sequence.name()) + "', (" + sequence.next() + " + " + JUMP
                            + ") % 4000000000 + 1, false)");
        if (find(shape, "clock").isPresent())
            Sessions.run(
                    session,
                    "UPDATE clock SET source = NULL, since = NULL, boot = NULL, read_at = NULL, uptime_ms = NULL");
        // What a device was told after the backup has a higher number, and the device takes only a higher one than it
        // holds.
        if (find(shape, "twin").isPresent())
            Sessions.run(
                    session, "UPDATE twin SET desired_revision = desired_revision + 1000 WHERE desired_revision > 0");
    }

    private static void tell(Connection session, Manifest manifest, Instant now) throws SQLException {
        try (PreparedStatement insert = session.prepareStatement("""
                INSERT INTO journal (at, verb, cause, detail)
                VALUES (?, 'HOME_RESTORED', '{"kind": "GATEWAY"}', ?)""")) {
            insert.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.setString(2, manifest.madeAt());
            insert.executeUpdate();
        }
    }

    private AccountSeed accounts(Connection session, Shape shape) throws SQLException {
        boolean known = find(shape, "device")
                .filter(table -> table.columns().contains("secret_hash"))
                .isPresent();
        return known ? HomeAccounts.read(session).seed(broker) : new AccountSeed(broker);
    }

    private static Optional<Shape.Table> find(Shape shape, String table) {
        return shape.tables().stream().filter(one -> one.name().equals(table)).findFirst();
    }
}
