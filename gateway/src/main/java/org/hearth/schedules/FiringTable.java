package org.hearth.schedules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of the ledger, in the caller's transaction. */
@ApplicationScoped
class FiringTable {
    /**
     * A row is written once. Only one that says MISSED or HELD gives way, to a moment that comes a second time because the clock went
     * back, or to a device that ran it by itself: then it was not missed after all. And one that says which parts of a group ran it by themselves, to
     * the commands for all of them: by its word no device silences the others.
     */
    private static final String INSERT = """
            INSERT INTO firing AS kept (schedule_id, schedule_name, due_at, fired_at, phase, outcome, reason, command_id, batch,
            recorded_at, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (schedule_id, due_at) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
            command_id = excluded.command_id, batch = excluded.batch, fired_at = excluded.fired_at, phase = excluded.phase,
            recorded_at = excluded.recorded_at, value = excluded.value
            WHERE kept.outcome IN ('MISSED', 'HELD') AND excluded.outcome NOT IN ('MISSED', 'HELD')
            OR kept.outcome = 'RAN_LOCALLY' AND kept.parts IS NOT NULL AND excluded.outcome = 'FIRED'""";

    private static final String SETTLED = """
            SELECT 1 FROM firing WHERE schedule_id = ? AND due_at = ? AND (outcome IN ('FIRED', 'SKIPPED')
            OR outcome = 'RAN_LOCALLY' AND parts IS NULL)""";
    /** A row from before the parts were kept knows only the reason. */
    private static final String ACTED = """
            outcome = 'FIRED' OR outcome = 'RAN_LOCALLY' AND (reason IS NULL
            OR EXISTS (SELECT FROM jsonb_array_elements(ran) AS run (one) WHERE one ->> 'fault' IS NULL)) AS acted""";

    private static final String BECAME =
            "SELECT outcome, " + ACTED + " FROM firing WHERE schedule_id = ? AND due_at = ?";

    /** What a clock change or the sun leaves out is no start: what was begun before it goes on. */
    private static final String BEGUN = "SELECT " + ACTED + """
             FROM firing WHERE schedule_id = ? AND due_at < ? AND phase = 'START'
            AND (reason IS NULL OR reason NOT IN ('clock-change', 'no-sun')) ORDER BY due_at DESC LIMIT 1""";

    private static final String LIST = "SELECT * FROM firing WHERE schedule_id = ? ORDER BY due_at DESC LIMIT ?";
    private static final String LIST_BEFORE =
            "SELECT * FROM firing WHERE schedule_id = ? AND due_at < ? ORDER BY due_at DESC LIMIT ?";
    private static final String FROM =
            "SELECT * FROM firing WHERE due_at >= ? AND due_at < ? ORDER BY due_at, schedule_id LIMIT ?";
    private static final String AFTER = """
            SELECT * FROM firing WHERE due_at >= ? AND (due_at, schedule_id) > (?, ?) AND due_at < ?
            ORDER BY due_at, schedule_id LIMIT ?""";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    FiringTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** True if this moment must not be fired any more. */
    boolean isSettled(UUID schedule, Instant dueAt) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SETTLED)) {
            select.setObject(1, schedule);
            select.setObject(2, utc(dueAt));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("ledger of schedule " + schedule + " not read", e);
        }
    }

    /** What became of a moment; empty if nothing has yet. */
    Optional<Became> became(UUID schedule, Instant dueAt) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BECAME)) {
            select.setObject(1, schedule);
            select.setObject(2, utc(dueAt));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Became(FiringOutcome.valueOf(rows.getString("outcome")), rows.getBoolean("acted")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("ledger of schedule " + schedule + " not read", e);
        }
    }

    /** True if the last start before an end was really begun. */
    boolean isBegun(UUID schedule, Instant end) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BEGUN)) {
            select.setObject(1, schedule);
            select.setObject(2, utc(end));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("ledger of schedule " + schedule + " not read", e);
        }
    }

    /** Writes a row; false if one stands there that does not give way. */
    boolean write(Firing firing) {
        return !write(List.of(firing)).isEmpty();
    }

    /** Writes rows in one trip to the database; answers those that were written, for no other row stood there that does not give way. */
    List<Firing> write(List<Firing> firings) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Firing firing : firings) {
                set(insert, firing);
                insert.addBatch();
            }
            int[] touched = insert.executeBatch();
            return IntStream.range(0, touched.length)
                    .filter(row -> touched[row] == 1)
                    .mapToObj(firings::get)
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "ledger of schedule " + firings.getFirst().schedule() + " not written", e);
        }
    }

    private static void set(PreparedStatement insert, Firing firing) throws SQLException {
        insert.setObject(1, firing.schedule());
        insert.setString(2, firing.name());
        insert.setObject(3, utc(firing.dueAt()));
        insert.setObject(4, firing.firedAt() == null ? null : utc(firing.firedAt()));
        insert.setString(5, firing.phase().name());
        insert.setString(6, firing.outcome().name());
        insert.setString(7, firing.reason());
        insert.setString(8, firing.command());
        insert.setObject(9, firing.batch());
        insert.setObject(10, utc(firing.recordedAt()));
        insert.setString(11, firing.value() == null ? null : firing.value().toString());
    }

    /** Newest first. */
    List<Firing> list(UUID schedule, int limit) {
        return select(LIST, schedule, limit);
    }

    /** Newest first, of those that were due earlier. */
    List<Firing> listBefore(UUID schedule, Instant before, int limit) {
        return select(LIST_BEFORE, schedule, utc(before), limit);
    }

    /** Oldest first, of all schedules; what is due at the end itself is not among them. */
    List<Firing> from(Instant from, Instant until, int limit) {
        return select(FROM, utc(from), utc(until), limit);
    }

    /** Those that follow a row in that order. */
    List<Firing> after(Firing last, Instant until, int limit) {
        return select(AFTER, utc(last.dueAt()), utc(last.dueAt()), last.schedule(), utc(until), limit);
    }

    private List<Firing> select(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) select.setObject(i + 1, parameters[i]);
            List<Firing> firings = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) firings.add(read(rows));
            }
            return firings;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("ledger not read", e);
        }
    }

    private Firing read(ResultSet row) throws SQLException, JsonProcessingException {
        String value = row.getString("value");
        return new Firing(
                row.getObject("schedule_id", UUID.class),
                row.getString("schedule_name"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("fired_at", OffsetDateTime.class)),
                Phase.valueOf(row.getString("phase")),
                FiringOutcome.valueOf(row.getString("outcome")),
                value == null ? null : json.readTree(value),
                row.getString("reason"),
                row.getString("command_id"),
                row.getObject("batch", UUID.class),
                List.of(json.readValue(row.getString("ran"), LocalRun[].class)),
                row.getObject("parts", Integer.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
