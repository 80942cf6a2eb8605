package org.hearth.backup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The one row of the key that backups are sealed to, in the caller's transaction. */
@ApplicationScoped
class BackupKeyTable {
    private static final String PUT = """
            INSERT INTO backup_key (public_key, made_at, confirmed_at) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET public_key = excluded.public_key, made_at = excluded.made_at,
            confirmed_at = excluded.confirmed_at""";

    private final AgroalDataSource database;

    BackupKeyTable(AgroalDataSource database) {
        this.database = database;
    }

    Optional<byte[]> find() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT public_key FROM backup_key WHERE confirmed_at IS NOT NULL");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("the key of the backups was not read", e);
        }
    }

    void put(byte[] publicKey, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(PUT)) {
            upsert.setBytes(1, publicKey);
            upsert.setObject(2, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            upsert.setObject(3, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the key of the backups was not kept", e);
        }
    }
}
