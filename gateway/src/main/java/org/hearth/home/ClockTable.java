package org.hearth.home;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The one row about the clock. */
@ApplicationScoped
class ClockTable {
    private static final String READ = "SELECT known_at, source, since, boot, read_at, uptime_ms, moved_ms FROM clock";
    private static final String WRITE = """
            UPDATE clock SET known_at = CASE WHEN ? THEN ? ELSE greatest(known_at, ?) END,
            source = ?, since = ?, boot = ?, read_at = ?, uptime_ms = ?, moved_ms = ?""";

    private final AgroalDataSource database;

    ClockTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * What the row says.
     *
     * @param known the latest moment that a believed clock told
     * @param trust null: it was not believed
     * @param boot of the machine then
     * @param reading both clocks, in that boot
     * @param offset what was added to the machine's wall clock in that boot
     */
    record Row(
            Instant known,
            @Nullable Trust trust,
            @Nullable String boot,
            @Nullable ClockReading reading,
            Duration offset) {}

    Row read() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(READ);
                ResultSet row = select.executeQuery()) {
            row.next();
            Instant known = row.getObject("known_at", OffsetDateTime.class).toInstant();
            String source = row.getString("source");
            if (source == null) return new Row(known, null, null, null, Duration.ZERO);
            return new Row(
                    known,
                    new Trust(TrustSource.valueOf(source), instant(row, "since")),
                    row.getString("boot"),
                    new ClockReading(instant(row, "read_at"), Duration.ofMillis(row.getLong("uptime_ms"))),
                    Duration.ofMillis(row.getLong("moved_ms")));
        } catch (SQLException e) {
            throw new IllegalStateException("what is known of the clock is not read", e);
        }
    }

    /**
     * Writes the row, in the caller's transaction if there is one.
     *
     * @param anew true: the latest known moment is this one, also if a later one was known
     */
    void write(Row row, boolean anew) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(WRITE)) {
            update.setBoolean(1, anew);
            update.setObject(2, utc(row.known));
            update.setObject(3, utc(row.known));
            update.setString(4, row.trust == null ? null : row.trust.source().name());
            update.setObject(5, row.trust == null ? null : utc(row.trust.since()));
            update.setString(6, row.boot);
            update.setObject(7, row.reading == null ? null : utc(row.reading.wall()));
            update.setObject(
                    8, row.reading == null ? null : row.reading.uptime().toMillis());
            update.setLong(9, row.offset.toMillis());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what is known of the clock is not written", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
