package org.hearth.enrolment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hearth.enrolment.CredentialChange.State;
import org.jspecify.annotations.Nullable;

/** The rows of changes of secrets, in the caller's transaction. */
@ApplicationScoped
class CredentialTable {
    private static final String BEGIN = """
            INSERT INTO credential_change (device, revision, state) VALUES (?, ?, 'PENDING')
            ON CONFLICT (device) DO UPDATE SET revision = excluded.revision, state = 'PENDING', reason = NULL,
                requested_at = now(), ended_at = NULL RETURNING *""";
    private static final String END = """
            UPDATE credential_change SET state = ?, reason = ?, ended_at = now()
            WHERE device = ? AND revision = ? AND state = 'PENDING' RETURNING *""";

    private final AgroalDataSource database;

    CredentialTable(AgroalDataSource database) {
        this.database = database;
    }

    Optional<CredentialChange> find(String device) {
        return run("SELECT * FROM credential_change WHERE device = ?", device).stream()
                .findFirst();
    }

    List<CredentialChange> listPending() {
        return run("SELECT * FROM credential_change WHERE state = 'PENDING'");
    }

    /** Those that have been under way for a day: the device does not take part in it. */
    List<CredentialChange> listOverdue() {
        return run(
                "SELECT * FROM credential_change WHERE state = 'PENDING' AND requested_at < now() - interval '1 day'");
    }

    CredentialChange begin(String device, long revision) {
        return run(BEGIN, device, revision).getFirst();
    }

    /** The same change with a secret of a higher number. */
    CredentialChange beginAnew(String device, long revision) {
        return run("UPDATE credential_change SET revision = ? WHERE device = ? RETURNING *", revision, device)
                .getFirst();
    }

    boolean end(String device, long revision, State state, @Nullable String reason) {
        return !run(END, state.name(), reason, device, revision).isEmpty();
    }

    private List<CredentialChange> run(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            List<CredentialChange> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) found.add(read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("changes of secrets not reached", e);
        }
    }

    private static CredentialChange read(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new CredentialChange(
                row.getString("device"),
                row.getLong("revision"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
