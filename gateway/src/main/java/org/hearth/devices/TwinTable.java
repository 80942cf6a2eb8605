package org.hearth.devices;

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
import org.jspecify.annotations.Nullable;

/** The rows of twins, in the caller's transaction. */
@ApplicationScoped
class TwinTable {
    private static final String UPSERT = """
            INSERT INTO twin (device, desired_revision, desired, reported_revision, reported, reported_at, reported_live,
                refused_revision, refused_code, refused_field, refused_at)
            VALUES (?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (device) DO UPDATE SET desired_revision = excluded.desired_revision, desired = excluded.desired,
                reported_revision = excluded.reported_revision, reported = excluded.reported,
                reported_at = excluded.reported_at, reported_live = excluded.reported_live,
                refused_revision = excluded.refused_revision, refused_code = excluded.refused_code,
                refused_field = excluded.refused_field, refused_at = excluded.refused_at""";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    TwinTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void write(String device, Twin twin) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            @Nullable Object[] values = columns(device, twin);
            for (int i = 0; i < values.length; i++) upsert.setObject(i + 1, values[i]);
            upsert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("twin of device " + device + " not written", e);
        }
    }

    private @Nullable Object[] columns(String device, Twin twin) throws JsonProcessingException {
        Twin.Report reported = twin.reported();
        Twin.Refusal refused = twin.refused();
        return new @Nullable Object[] {
            device,
            twin.revision(),
            json.writeValueAsString(twin.desired()),
            reported == null ? null : reported.revision(),
            reported == null ? null : json.writeValueAsString(reported.settings()),
            reported == null ? null : utc(reported.at()),
            reported == null ? null : reported.live(),
            refused == null ? null : refused.revision(),
            refused == null ? null : refused.code(),
            refused == null ? null : refused.field(),
            refused == null ? null : utc(refused.at())
        };
    }

    /** The twin in a row that was joined with this table; none if the device has none. */
    Twin read(ResultSet row) throws SQLException, JsonProcessingException {
        if (row.getString("desired") == null) return Twin.NONE;
        String reported = row.getString("reported");
        String refused = row.getString("refused_code");
        return new Twin(
                row.getLong("desired_revision"),
                json.readValue(row.getString("desired"), Settings.class),
                reported == null
                        ? null
                        : new Twin.Report(
                                row.getLong("reported_revision"),
                                json.readValue(reported, Settings.class),
                                instant(row, "reported_at"),
                                row.getBoolean("reported_live")),
                refused == null
                        ? null
                        : new Twin.Refusal(
                                row.getLong("refused_revision"),
                                refused,
                                row.getString("refused_field"),
                                instant(row, "refused_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
