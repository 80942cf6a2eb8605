package org.hearth.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.hearth.broker.BrokerSettings;
import org.hearth.broker.SecretHash;
import org.hearth.home.DatabaseCredentials;
import org.hearth.house.BrokerAt;
import org.hearth.house.PostgresProcess;
import org.hearth.house.TrustAt;
import org.hearth.trust.Certificates;
import org.hearth.trust.HomeKeys;

/** A home in a real database, with its keys, that nobody runs: to be saved, and to be restored over. */
final class SavedHome {
    static final Instant NOW = Instant.parse("2026-11-20T03:10:00Z");
    static final String OWNER = "11111111-1111-4111-8111-111111111111";
    static final String GUEST = "22222222-2222-4222-8222-222222222222";

    final String url = PostgresProcess.freshDatabase();
    final Path dir;
    final BackupFolder folder;
    final RestoreFiles files;

    /** Where a restore finds its way. */
    record RestoreFiles(Path trust, Path broker, Path mark) {}

    private record Database(String url, String user, Path passwordFile) implements DatabaseCredentials.Settings {}

    /** An empty one, as after its first start with the migrations up to this one. */
    SavedHome(Path dir, String upTo) {
        this.dir = dir;
        this.files = new RestoreFiles(dir.resolve("trust"), dir.resolve("broker"), dir.resolve("restore"));
        this.folder = new BackupFolder(dir.resolve("backups"));
        try {
            Files.createDirectories(dir.resolve("broker"));
            Files.writeString(dir.resolve("password"), "postgres");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Certificates.make(new TrustAt(files.trust(), List.of("localhost", "127.0.0.1")), InstantSource.system());
        migrate(upTo);
    }

    static SavedHome empty(Path dir) {
        return new SavedHome(dir, "latest");
    }

    void migrate(String upTo) {
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations("classpath:db/migration")
                .target(upTo)
                .load()
                .migrate();
    }

    /** A household with something of every kind of value in it. */
    SavedHome livedIn() {
        sql(
                "UPDATE home SET name = 'Lighthouse ✨', zone = 'Europe/Athens', latitude = 37.983810000000005, longitude = 1e-7");
        sql("INSERT INTO account (id, name, name_key, role, password_hash, created_at) VALUES ('" + OWNER
                + "', E'Ann\\t\\\\N', 'ann', 'OWNER', 'hash of ann', now()), ('" + GUEST
                + "', 'Bob', 'bob', 'GUEST', 'hash of bob', now())");
        sql("INSERT INTO account_picture VALUES ('" + OWNER + "', 'image/png', '\\x00ff0d0a5c')");
        sql("INSERT INTO session VALUES (gen_random_uuid(), '" + OWNER
                + "', '\\x01', 'here', now(), now(), now() + '1 day')");
        for (String device : List.of("lamp", "gate", "old"))
            sql("INSERT INTO device (id, name, icon, enrolled_at, secret_revision) VALUES ('" + device + "', '" + device
                    + "', 'device', now(), 3)");
        sql("INSERT INTO reading VALUES ('lamp', 'relay1', 'true', now(), now(), '{\"kind\": \"DEVICE\"}')");
        sql(
                "INSERT INTO schedule (id, name, device, capability, value, operation, recurrence, gap, overlap, enabled, created_at)"
                        + " VALUES (gen_random_uuid(), 's', 'gate', 'relay1', 'true', 'SET', '{}', 'a', 'b', true, now())");
        sql("INSERT INTO twin (device, desired_revision, desired, reported) VALUES ('lamp', 7, '{}', '{}')");
        sql(
                "INSERT INTO sample (device, boot, seq, at, kind, body)"
                        + " SELECT 'lamp', 1, n, now() + n * '1 s'::interval, 'm', jsonb_build_object('t', n / 7.0) FROM generate_series(1, 20000) n");
        sql("INSERT INTO journal (at, verb, cause, detail)"
                + " SELECT now(), 'SIGNED_IN', '{\"kind\": \"GATEWAY\"}', 'é' || n FROM generate_series(1, 500) n");
        sql("SELECT setval('carried_revision', 41)");
        return this;
    }

    /** Lets the devices in with these secrets, as enrolment does. */
    SavedHome knowing(String device, String secret) {
        sql("UPDATE device SET secret_hash = '" + SecretHash.of(secret).text() + "' WHERE id = '" + device + "'");
        return this;
    }

    Backup save(RecoveryKey key) throws SQLException, IOException {
        return new BackupMaker(database(), files.trust(), folder).make(SealedKey.publicKey(key.halves()), NOW);
    }

    SealedFile file(Backup backup) {
        return new SealedFile(folder.file(backup.name()));
    }

    /** Leaves the mark, as the console does. */
    void stage(SealedFile file, byte[] key) throws IOException {
        Path staged = dir.resolve("staged");
        Files.copy(file.path(), staged, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        new RestoreMark("restore-1", staged.toString(), Base64.getEncoder().encodeToString(key)).write(files.mark());
    }

    /** What the gateway does before it opens. */
    boolean start() {
        return RestoreRole.run(files.mark(), database(), files.trust(), broker());
    }

    DatabaseCredentials.Settings database() {
        return new Database(url, "postgres", dir.resolve("password"));
    }

    BrokerSettings broker() {
        return new BrokerAt(files.broker());
    }

    Map<String, String> keys() {
        return HomeKeys.read(files.trust());
    }

    /** Sums of all tables, and how the database is built. */
    Map<String, Object> fingerprint() throws SQLException, IOException {
        try (Connection session = Sessions.open(database(), "test")) {
            Shape shape = Shape.read(session, "public");
            Map<String, Object> all = new TreeMap<>();
            for (Shape.Table table : shape.tables())
                all.put(table.name(), Sum.of(session, table, OutputStream.nullOutputStream()));
            all.put("after", shape.after());
            all.put("creates", shape.tables().stream().map(Shape.Table::create).toList());
            return all;
        }
    }

    void sql(String statement) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement work = connection.createStatement()) {
            work.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    String text(String query) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement work = connection.createStatement();
                ResultSet row = work.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
