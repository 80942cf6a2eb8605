package org.hearth.devices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of wirings, in the caller's transaction. */
@ApplicationScoped
class WiringTable {
    private static final String SELECT = "SELECT device, desired_revision, desired, reported, refused FROM wiring";
    private static final String UPSERT = """
            INSERT INTO wiring (device, desired_revision, desired, reported, refused)
            VALUES (?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
            ON CONFLICT (device) DO UPDATE SET desired_revision = excluded.desired_revision, desired = excluded.desired,
                reported = excluded.reported, refused = excluded.refused""";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    WiringTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Map<String, Wiring> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet rows = select.executeQuery()) {
            Map<String, Wiring> all = new HashMap<>();
            while (rows.next()) all.put(rows.getString("device"), read(rows));
            return all;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("wirings not read", e);
        }
    }

    private Wiring read(ResultSet row) throws SQLException, JsonProcessingException {
        String refused = row.getString("refused");
        return new Wiring(
                row.getLong("desired_revision"),
                json.readValue(row.getString("desired"), new TypeReference<List<Wire>>() {}),
                json.readValue(row.getString("reported"), Wiring.Report.class),
                refused == null ? null : json.readValue(refused, Wiring.Refusal.class));
    }

    void write(String device, Wiring wiring) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, device);
            upsert.setLong(2, wiring.revision());
            upsert.setString(3, json.writeValueAsString(wiring.desired()));
            upsert.setString(4, json.writeValueAsString(wiring.reported()));
            upsert.setString(5, wiring.refused() == null ? null : json.writeValueAsString(wiring.refused()));
            upsert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("wiring of device " + device + " not written", e);
        }
    }
}
