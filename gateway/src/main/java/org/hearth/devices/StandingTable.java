package org.hearth.devices;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Secrets' numbers, lives, and what was removed for good; in the caller's transaction. */
@ApplicationScoped
class StandingTable {
    private final AgroalDataSource database;

    StandingTable(AgroalDataSource database) {
        this.database = database;
    }

    /** Number of the device's newest secret; 0 if it never had one. */
    long revision(String device) {
        String found = text("SELECT secret_revision FROM device WHERE id = ?", device);
        return found == null ? 0 : Long.parseLong(found);
    }

    /** The secret of the higher number counts, whichever is told last. */
    void keepSecret(String device, long revision, String hash) {
        run(
                "UPDATE device SET secret_revision = ?, secret_hash = ? WHERE id = ? AND secret_revision <= ?",
                revision,
                hash,
                device,
                revision);
    }

    /** What is kept of the secret by which it comes in; null if nothing is. */
    @Nullable
    String secretHash(String device) {
        return text("SELECT secret_hash FROM device WHERE id = ?", device);
    }

    /** From now on its boots are counted anew. */
    void beginLife(String device) {
        run("UPDATE device SET life = life + 1 WHERE id = ?", device);
    }

    boolean isRevoked(String id) {
        return text("SELECT id FROM revoked_device WHERE id = ?", id) != null;
    }

    /** Takes the device's rows away and remembers its id. */
    void revoke(String id) {
        remember(id, 1);
        erase(id);
    }

    /** Takes the device's rows away, as if it had never been: an id that it had taken up is revoked as it was before. */
    void discard(String id) {
        remember(id, 2);
        erase(id);
    }

    private void remember(String id, int life) {
        run("""
                INSERT INTO revoked_device (id, name, life, secret_revision)
                SELECT id, name, life, secret_revision FROM device WHERE id = ? AND life >= ?
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, life = excluded.life,
                    secret_revision = excluded.secret_revision, revoked_at = now()""", id, life);
    }

    private void erase(String id) {
        run("DELETE FROM reading WHERE device = ?", id);
        run("DELETE FROM device WHERE id = ?", id);
    }

    /** A new device takes up an id that was revoked: its numbers go on where the old one's ended. */
    void takeUp(String id) {
        run("""
                UPDATE device d SET life = r.life + 1, secret_revision = r.secret_revision
                FROM revoked_device r WHERE r.id = d.id AND d.id = ?""", id);
        run("DELETE FROM revoked_device WHERE id = ?", id);
    }

    private @Nullable String text(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) select.setObject(i + 1, values[i]);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("standing not read", e);
        }
    }

    private void run(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("standing not written", e);
        }
    }
}
