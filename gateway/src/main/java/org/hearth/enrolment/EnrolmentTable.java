package org.hearth.enrolment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.enrolment.Enrolment.Purpose;
import org.hearth.enrolment.Enrolment.State;
import org.jspecify.annotations.Nullable;

/** The rows of enrolments, in the caller's transaction. Their time is the database's. */
@ApplicationScoped
class EnrolmentTable {
    private static final String INSERT = """
            INSERT INTO enrolment (id, device, name, purpose, expires_at)
            VALUES (?, ?, ?, ?, now() + ? * interval '1 second') RETURNING *""";
    private static final String END = """
            UPDATE enrolment SET state = ?, ended_at = now(), cleaned = ? WHERE id = ? AND state = 'OPEN' RETURNING *""";
    private static final String RECENT = """
            SELECT * FROM enrolment WHERE state = 'OPEN' OR ended_at > now() - interval '1 day' ORDER BY created_at DESC, id""";

    private final AgroalDataSource database;

    EnrolmentTable(AgroalDataSource database) {
        this.database = database;
    }

    Enrolment insert(UUID id, String device, String name, Purpose purpose, Duration validity) {
        return list(INSERT, id, device, name, purpose.name(), validity.toSeconds())
                .getFirst();
    }

    /** The broker knows its secret: it may be used. */
    void issued(UUID id) {
        list("UPDATE enrolment SET issued = true WHERE id = ? RETURNING *", id);
    }

    /** Gives an open one its end; nothing if it has one already. */
    Optional<Enrolment> end(UUID id, State state, boolean cleaned) {
        return list(END, state.name(), cleaned, id).stream().findFirst();
    }

    void cleaned(UUID id) {
        list("UPDATE enrolment SET cleaned = true WHERE id = ? RETURNING *", id);
    }

    /** The device has a new secret: what its earlier enrolments left to be taken away went with the one before. */
    void allCleaned(String device) {
        list("UPDATE enrolment SET cleaned = true WHERE device = ? AND NOT cleaned RETURNING *", device);
    }

    boolean isToClean(UUID id) {
        return !list("SELECT * FROM enrolment WHERE id = ? AND NOT cleaned", id).isEmpty();
    }

    Optional<Enrolment> find(UUID id) {
        return list("SELECT * FROM enrolment WHERE id = ?", id).stream().findFirst();
    }

    Optional<Enrolment> findOpen(String device) {
        return list("SELECT * FROM enrolment WHERE device = ? AND state = 'OPEN'", device).stream()
                .findFirst();
    }

    List<Enrolment> listRecent() {
        return list(RECENT);
    }

    List<Enrolment> listOpen() {
        return list("SELECT * FROM enrolment WHERE state = 'OPEN'");
    }

    /** Open ones whose secret was never made: a start ended in between. */
    List<Enrolment> listUnissued() {
        return list("SELECT * FROM enrolment WHERE state = 'OPEN' AND NOT issued");
    }

    List<Enrolment> listOverdue() {
        return list("SELECT * FROM enrolment WHERE state = 'OPEN' AND expires_at <= now()");
    }

    List<Enrolment> listToClean() {
        return list("SELECT * FROM enrolment WHERE NOT cleaned");
    }

    private List<Enrolment> list(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            List<Enrolment> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) found.add(read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("enrolments not reached", e);
        }
    }

    private static Enrolment read(ResultSet row) throws SQLException {
        return new Enrolment(
                row.getObject("id", UUID.class),
                row.getString("device"),
                row.getString("name"),
                Purpose.valueOf(row.getString("purpose")),
                State.valueOf(row.getString("state")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
