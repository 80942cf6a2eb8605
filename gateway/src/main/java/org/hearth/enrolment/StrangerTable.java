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
import org.hearth.enrolment.Stranger.State;

/** The rows of strangers, in the caller's transaction. */
@ApplicationScoped
class StrangerTable {
    private final AgroalDataSource database;

    StrangerTable(AgroalDataSource database) {
        this.database = database;
    }

    List<Stranger> list() {
        return run("SELECT * FROM stranger ORDER BY last_at DESC, id");
    }

    Optional<Stranger> find(String id) {
        return run("SELECT * FROM stranger WHERE id = ?", id).stream().findFirst();
    }

    void insert(String id, String model, String hardware, String firmware) {
        run(
                "INSERT INTO stranger (id, model, hardware, firmware) VALUES (?, ?, ?, ?) RETURNING *",
                id,
                model,
                hardware,
                firmware);
    }

    /** It asked again; what it says of itself is what it said first, or one could be approved as another. */
    void heard(String id) {
        run("UPDATE stranger SET last_at = now() WHERE id = ? RETURNING *", id);
    }

    boolean decide(String id, State state) {
        return !run("UPDATE stranger SET state = ?, last_at = now() WHERE id = ? RETURNING *", state.name(), id)
                .isEmpty();
    }

    void remove(String id) {
        run("DELETE FROM stranger WHERE id = ? RETURNING *", id);
    }

    /** Forgets who has not asked for a day, and a refusal a day after it. */
    void removeOld() {
        run("DELETE FROM stranger WHERE last_at < now() - interval '1 day' RETURNING *");
    }

    int countWaiting() {
        return run("SELECT * FROM stranger WHERE state = 'WAITING'").size();
    }

    /** Forgets of those who were answered all but so many, who were answered last. */
    void keepAnswered(int most) {
        run("""
                DELETE FROM stranger WHERE id IN (SELECT id FROM stranger
                    WHERE state <> 'WAITING' ORDER BY last_at DESC, id OFFSET ?) RETURNING *""", most);
    }

    /** Makes room: takes away the one that waits and has been silent longest, ten minutes at least. */
    boolean removeMostSilent() {
        return !run("""
                DELETE FROM stranger WHERE id = (SELECT id FROM stranger
                    WHERE state = 'WAITING' AND last_at < now() - interval '10 minutes' ORDER BY last_at LIMIT 1) RETURNING *""").isEmpty();
    }

    private List<Stranger> run(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            List<Stranger> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) found.add(read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("strangers not reached", e);
        }
    }

    private static Stranger read(ResultSet row) throws SQLException {
        return new Stranger(
                row.getString("id"),
                row.getString("model"),
                row.getString("hardware"),
                row.getString("firmware"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")));
    }
}
