package org.hearth.health;

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
import org.jspecify.annotations.Nullable;

/** Which versions of the gateway ran this home, one row for each time that another one came. */
@ApplicationScoped
class VersionTable {
    private static final String LAST = "SELECT version, began_at FROM gateway_version ORDER BY number DESC LIMIT 2";
    private static final String ADD = """
            INSERT INTO gateway_version (number, version)
            SELECT coalesce(max(number), 0) + 1, ? FROM gateway_version""";
    private static final String BEGAN =
            "UPDATE gateway_version SET began_at = ? WHERE began_at IS NULL AND number = (SELECT max(number) FROM gateway_version)";

    private final AgroalDataSource database;

    VersionTable(AgroalDataSource database) {
        this.database = database;
    }

    /** A version, and when it first ran; null while no trusted clock has said so. */
    record Row(String version, @Nullable Instant beganAt) {}

    /** The last one and the one before it, as far as there are any. */
    List<Row> last() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LAST);
                ResultSet rows = select.executeQuery()) {
            List<Row> all = new ArrayList<>();
            while (rows.next()) {
                OffsetDateTime began = rows.getObject("began_at", OffsetDateTime.class);
                all.add(new Row(rows.getString("version"), began == null ? null : began.toInstant()));
            }
            return all;
        }
    }

    void add(String version) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, version);
            insert.executeUpdate();
        }
    }

    /** Says when the last one began, if nobody has yet. */
    void began(Instant at) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(BEGAN)) {
            update.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            update.executeUpdate();
        }
    }
}
