package org.hearth.schedules;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of the ledger, in the caller's transaction. */
@ApplicationScoped
class FiringTable {
    /**
     * A row is written once. Only one that says MISSED gives way, to a moment that comes a second time because the clock went
     * back: then the gateway was not too late after all.
     */
    private static final String INSERT = """
            INSERT INTO firing AS kept (schedule_id, due_at, outcome, reason, command_id, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (schedule_id, due_at) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
            command_id = excluded.command_id, recorded_at = excluded.recorded_at
            WHERE kept.outcome = 'MISSED' AND excluded.outcome <> 'MISSED'""";

    private static final String IS_SETTLED =
            "SELECT 1 FROM firing WHERE schedule_id = ? AND due_at = ? AND outcome <> 'MISSED'";
    private static final String LIST = "SELECT * FROM firing WHERE schedule_id = ? ORDER BY due_at DESC LIMIT ?";

    private final AgroalDataSource database;

    FiringTable(AgroalDataSource database) {
        this.database = database;
    }

    /** True if this moment must not be fired any more. */
    boolean isSettled(UUID schedule, Instant dueAt) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(IS_SETTLED)) {
            select.setObject(1, schedule);
            select.setObject(2, utc(dueAt));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("ledger of schedule " + schedule + " not read", e);
        }
    }

    /** Writes a row; false if one stands there that does not give way. */
    boolean write(Firing firing) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, firing.schedule());
            insert.setObject(2, utc(firing.dueAt()));
            insert.setString(3, firing.outcome().name());
            insert.setString(4, firing.reason());
            insert.setString(5, firing.command());
            insert.setObject(6, utc(firing.recordedAt()));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("ledger of schedule " + firing.schedule() + " not written", e);
        }
    }

    /** Newest first. */
    List<Firing> list(UUID schedule, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setObject(1, schedule);
            select.setInt(2, limit);
            List<Firing> firings = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) firings.add(read(rows));
            }
            return firings;
        } catch (SQLException e) {
            throw new IllegalStateException("ledger of schedule " + schedule + " not read", e);
        }
    }

    private static Firing read(ResultSet row) throws SQLException {
        return new Firing(
                row.getObject("schedule_id", UUID.class),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                FiringOutcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getString("command_id"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
