package org.hearth.journal;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hearth.house.PostgresProcess;
import org.jspecify.annotations.Nullable;

/** A journal in a database of its own, made by the product's migrations, that a test may spoil. */
final class JournalDatabase implements AutoCloseable {
    /** As in a house, who owns the database is no superuser and may not see what others do. */
    private static final String ROLE = "hearth";

    final AgroalDataSource source;
    final SealTable table = new SealTable();

    private JournalDatabase(AgroalDataSource source) {
        this.source = source;
    }

    /** One from before there was a chain. */
    static JournalDatabase old() {
        try {
            String url = PostgresProcess.freshDatabase();
            ofTheHouse(url);
            JournalDatabase database =
                    new JournalDatabase(AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                            .connectionPoolConfiguration(pool -> pool.maxSize(24)
                                    .acquisitionTimeout(Duration.ofSeconds(5))
                                    .connectionFactoryConfiguration(connections -> connections
                                            .jdbcUrl(url)
                                            .principal(new NamePrincipal(ROLE))
                                            .credential(new SimplePassword(ROLE))))));
            database.migrate("V001__journal");
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ofTheHouse(String url) throws SQLException {
        try (Connection superuser = superuser(url);
                Statement statement = superuser.createStatement()) {
            statement.execute("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + ROLE
                    + "') THEN CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + ROLE + "'; END IF; END $$");
            statement.execute("ALTER DATABASE " + superuser.getCatalog() + " OWNER TO " + ROLE);
        }
    }

    private static Connection superuser(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    /** Somebody who sees everything and may set anything. */
    Connection superuser() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return superuser(connection.getMetaData().getURL());
        }
    }

    static JournalDatabase open() {
        JournalDatabase database = old();
        database.chain();
        return database;
    }

    void chain() {
        migrate("V023__journal_chain");
    }

    Sealer sealer() {
        return new Sealer(source, table, InstantSource.system());
    }

    SealCheck check(Seal... anchors) {
        return check(Duration.ZERO, anchors);
    }

    /** As if nobody had sealed for so long. */
    SealCheck check(Duration idle, Seal... anchors) {
        return new ChainWalk(source, table, InstantSource.system()).check(List.of(anchors), () -> idle);
    }

    Seal newest() {
        try (Connection connection = source.getConnection()) {
            Optional<SealTable.Sealed> last = table.last(connection);
            return last.orElseThrow().seal();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Appends entries that are told apart by their detail. */
    void append(int entries) {
        run("INSERT INTO journal (at, verb, cause, device, device_name, capability, value, detail)"
                + " SELECT now(), 'STATE_CHANGED', '{\"kind\": \"PERSON\", \"name\": \"Maria\"}', 'lamp', 'Lamp', 'relay1',"
                + " 'true', 'entry ' || n FROM generate_series(1, " + entries + ") AS n");
    }

    /** Appends one entry in a transaction that stays open. */
    Connection appendWithoutCommit() throws SQLException {
        Connection open = source.getConnection();
        open.setAutoCommit(false);
        try (Statement insert = open.createStatement()) {
            insert.executeUpdate("INSERT INTO journal (at, verb, cause, detail)"
                    + " VALUES (now(), 'SIGNED_IN', '{\"kind\": \"PERSON\"}', 'late')");
        }
        return open;
    }

    static void commit(Connection open) throws SQLException {
        open.commit();
        end(open);
    }

    static void rollBack(Connection open) throws SQLException {
        open.rollback();
        end(open);
    }

    private static void end(Connection open) throws SQLException {
        open.setAutoCommit(true);
        open.close();
    }

    void run(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long count(String sql) {
        return Long.parseLong(Objects.requireNonNull(text(sql)));
    }

    @Nullable
    String text(String sql) {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void migrate(String name) {
        try (InputStream file = JournalDatabase.class.getResourceAsStream("/db/migration/" + name + ".sql")) {
            run(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
