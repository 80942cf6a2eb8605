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

/** The rows of adapters, in the caller's transaction. */
@ApplicationScoped
class AdapterTable {
    private final AgroalDataSource database;
    private final ObjectMapper json;

    AdapterTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Map<String, Adapter> list() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT device, kind, parts FROM adapter");
                ResultSet rows = select.executeQuery()) {
            Map<String, Adapter> adapters = new HashMap<>();
            while (rows.next())
                adapters.put(
                        rows.getString("device"),
                        new Adapter(
                                Adapter.Kind.valueOf(rows.getString("kind")),
                                json.readValue(rows.getString("parts"), new TypeReference<List<Adapter.Part>>() {})));
            return adapters;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("adapters not read", e);
        }
    }

    void write(String device, Adapter adapter) {
        try (Connection connection = database.getConnection()) {
            delete(connection, device);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO adapter (device, kind, parts) VALUES (?, ?, ?::jsonb)")) {
                insert.setString(1, device);
                insert.setString(2, adapter.kind().name());
                insert.setString(3, json.writeValueAsString(adapter.parts()));
                insert.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO older_topic (topic, device) SELECT unnest(?::text[]), ?")) {
                insert.setArray(
                        1, connection.createArrayOf("text", adapter.topics().toArray()));
                insert.setString(2, device);
                insert.executeUpdate();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("adapter of device " + device + " not written", e);
        }
    }

    void delete(String device) {
        try (Connection connection = database.getConnection()) {
            delete(connection, device);
        } catch (SQLException e) {
            throw new IllegalStateException("adapter of device " + device + " not removed", e);
        }
    }

    private static void delete(Connection connection, String device) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM adapter WHERE device = ?")) {
            delete.setString(1, device);
            delete.executeUpdate();
        }
    }
}
