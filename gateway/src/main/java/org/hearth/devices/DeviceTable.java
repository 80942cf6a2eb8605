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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearth.home.Room;
import org.hearth.journal.Cause;
import org.jspecify.annotations.Nullable;

/** The rows of devices and their readings, in the caller's transaction. */
@ApplicationScoped
class DeviceTable {
    private static final String SELECT = """
            SELECT d.*, r.name AS room_name FROM device d LEFT JOIN room r ON r.id = d.room_id ORDER BY d.name, d.id""";
    private static final String INSERT =
            "INSERT INTO device (id, name, icon, room_id, enrolled_at) VALUES (?, ?, ?, ?, ?)";
    private static final String UPDATE = """
            UPDATE device SET model = ?, firmware = ?, capabilities = ?::jsonb, online = ?, online_since = ?, session = ?,
            boot = ?, rssi = ?, violations = ?, violation_at = ?, violation_topic = ?, violation_detail = ?,
            violation_example = ? WHERE id = ?""";
    private static final String UPSERT_READING = """
            INSERT INTO reading (device, capability, value, at, since, cause) VALUES (?, ?, ?::jsonb, ?, ?, ?::jsonb)
            ON CONFLICT (device, capability) DO UPDATE
            SET value = excluded.value, at = excluded.at, since = excluded.since, cause = excluded.cause""";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    DeviceTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<Device> list() {
        try (Connection connection = database.getConnection()) {
            Map<String, Map<String, Reading>> readings = readings(connection);
            List<Device> devices = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(SELECT);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) devices.add(device(rows, readings.getOrDefault(rows.getString("id"), Map.of())));
            }
            return devices;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("devices not read", e);
        }
    }

    void insert(Device device, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, device.id());
            insert.setString(2, device.name());
            insert.setString(3, device.icon());
            insert.setObject(4, device.room() == null ? null : device.room().id());
            insert.setObject(5, utc(at));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("device " + device.id() + " not added", e);
        }
    }

    void update(Device device) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            Violations violations = device.violations();
            update.setString(1, device.model());
            update.setString(2, device.firmware());
            update.setString(3, json.writeValueAsString(device.capabilities()));
            update.setBoolean(4, device.presence().online());
            update.setObject(5, utc(device.presence().since()));
            update.setString(6, device.session());
            update.setObject(7, device.boot());
            update.setObject(8, device.rssi());
            update.setLong(9, violations.count());
            update.setObject(10, utc(violations.at()));
            update.setString(11, violations.topic());
            update.setString(12, violations.detail());
            update.setString(13, violations.example());
            update.setString(14, device.id());
            update.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("device " + device.id() + " not changed", e);
        }
    }

    void write(String device, Map<String, Reading> readings) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(UPSERT_READING)) {
            for (Map.Entry<String, Reading> entry : readings.entrySet()) {
                Reading reading = entry.getValue();
                upsert.setString(1, device);
                upsert.setString(2, entry.getKey());
                upsert.setString(3, reading.value().toString());
                upsert.setObject(4, utc(reading.at()));
                upsert.setObject(5, utc(reading.since()));
                upsert.setString(6, json.writeValueAsString(reading.cause()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("readings of device " + device + " not written", e);
        }
    }

    private Map<String, Map<String, Reading>> readings(Connection connection)
            throws SQLException, JsonProcessingException {
        Map<String, Map<String, Reading>> readings = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM reading");
                ResultSet rows = select.executeQuery()) {
            while (rows.next())
                readings.computeIfAbsent(rows.getString("device"), id -> new HashMap<>())
                        .put(
                                rows.getString("capability"),
                                new Reading(
                                        json.readTree(rows.getString("value")),
                                        instant(rows, "at"),
                                        instant(rows, "since"),
                                        json.readValue(rows.getString("cause"), Cause.class)));
        }
        return readings;
    }

    private Device device(ResultSet row, Map<String, Reading> readings) throws SQLException, JsonProcessingException {
        String roomName = row.getString("room_name");
        return new Device(
                row.getString("id"),
                row.getString("name"),
                row.getString("icon"),
                roomName == null ? null : new Room(row.getObject("room_id", UUID.class), roomName),
                row.getString("model"),
                row.getString("firmware"),
                json.readValue(row.getString("capabilities"), new TypeReference<List<Capability>>() {}),
                new Presence(row.getBoolean("online"), nullableInstant(row, "online_since")),
                row.getString("session"),
                row.getObject("boot", Long.class),
                row.getObject("rssi", Integer.class),
                readings,
                new Violations(
                        row.getLong("violations"),
                        nullableInstant(row, "violation_at"),
                        row.getString("violation_topic"),
                        row.getString("violation_detail"),
                        row.getString("violation_example")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
