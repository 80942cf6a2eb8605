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
import java.util.function.Function;
import org.hearth.home.Room;
import org.hearth.journal.Cause;
import org.hearth.journal.Change;
import org.jspecify.annotations.Nullable;

/** The rows of devices and their readings, in the caller's transaction. */
@ApplicationScoped
class DeviceTable {
    private static final String SELECT = """
            SELECT d.*, r.name AS room_name, t.* FROM device d LEFT JOIN room r ON r.id = d.room_id
            LEFT JOIN twin t ON t.device = d.id ORDER BY d.name, d.id""";
    private static final String INSERT =
            "INSERT INTO device (id, name, icon, room_id, enrolled_at) VALUES (?, ?, ?, ?, ?)";
    private static final String UPDATE = """
            UPDATE device SET model = ?, hardware = ?, firmware = ?, capabilities = ?::jsonb,
            admitted = ?, standing_reason = ?, standing_since = ?, online = ?, online_since = ?, sleeps_until = ?, session = ?, boot = ?, rssi = ?, violations = ?, violation_at = ?, violation_topic = ?, violation_detail = ?,
            violation_example = ? WHERE id = ?""";
    private static final String RELABEL = "UPDATE device SET name = ?, icon = ?, room_id = ?, notes = ? WHERE id = ?";
    private static final String SAID = """
            INSERT INTO reading (device, capability, value, at, since, cause)
            SELECT ?::text, capability, value::jsonb, at::timestamptz, since::timestamptz, cause::jsonb
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) AS said (capability, value, at, since, cause)
            """;
    private static final String KEPT_ONCE = """
            ON CONFLICT (device, capability) DO UPDATE
            SET value = excluded.value, at = excluded.at, since = excluded.since, cause = excluded.cause""";

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final TwinTable twins;

    DeviceTable(AgroalDataSource database, ObjectMapper json, TwinTable twins) {
        this.database = database;
        this.json = json;
        this.twins = twins;
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
            insert.setString(3, device.label().icon());
            insert.setObject(4, device.label().roomId());
            insert.setObject(5, utc(at));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("device " + device.id() + " not added", e);
        }
    }

    /** Writes the label and nothing else, as {@link #update} writes anything but it: a room may go while a device speaks. */
    void relabel(Device device) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(RELABEL)) {
            update.setString(1, device.name());
            update.setString(2, device.label().icon());
            update.setObject(3, device.label().roomId());
            update.setString(4, device.label().notes());
            update.setString(5, device.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("label of device " + device.id() + " not changed", e);
        }
    }

    void update(Device device) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            Object[] values = columns(device);
            for (int i = 0; i < values.length; i++) update.setObject(i + 1, values[i]);
            update.setString(values.length + 1, device.id());
            update.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("device " + device.id() + " not changed", e);
        }
    }

    /** Keeps what a device said, of all its capabilities in one statement. */
    Change readings(String device, Map<String, Reading> readings) {
        return Change.of(
                SAID + KEPT_ONCE,
                device,
                column(readings, Map.Entry::getKey),
                column(readings, entry -> entry.getValue().value().toString()),
                column(readings, entry -> entry.getValue().at().toString()),
                column(readings, entry -> entry.getValue().since().toString()),
                column(readings, entry -> cause(entry.getValue().cause())));
    }

    /** The same, if the first change of the statement touched a row. */
    Change readingsAfterFirst(String device, Map<String, Reading> readings) {
        Change said = readings(device, readings);
        return new Change(SAID + "WHERE EXISTS (SELECT FROM first) " + KEPT_ONCE, said.parameters());
    }

    private static String[] column(Map<String, Reading> readings, Function<Map.Entry<String, Reading>, String> cell) {
        return readings.entrySet().stream().map(cell).toArray(String[]::new);
    }

    private String cause(Cause cause) {
        try {
            return json.writeValueAsString(cause);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cause cannot be written", e);
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
        return new Device(
                row.getString("id"),
                label(row),
                new Description(
                        row.getString("model"),
                        row.getString("hardware"),
                        row.getString("firmware"),
                        json.readValue(row.getString("capabilities"), new TypeReference<List<Capability>>() {})),
                new Standing(
                        row.getBoolean("admitted"),
                        row.getString("standing_reason"),
                        nullableInstant(row, "standing_since")),
                new Presence(
                        row.getBoolean("online"),
                        nullableInstant(row, "online_since"),
                        nullableInstant(row, "sleeps_until")),
                new Session(
                        row.getString("session"),
                        row.getObject("boot", Long.class),
                        row.getObject("rssi", Integer.class)),
                readings,
                new Violations(
                        row.getLong("violations"),
                        nullableInstant(row, "violation_at"),
                        row.getString("violation_topic"),
                        row.getString("violation_detail"),
                        row.getString("violation_example")),
                twins.read(row));
    }

    private static Label label(ResultSet row) throws SQLException {
        String roomName = row.getString("room_name");
        return new Label(
                row.getString("name"),
                row.getString("icon"),
                roomName == null ? null : new Room(row.getObject("room_id", UUID.class), roomName),
                row.getString("notes"));
    }

    /** In the order of {@link #UPDATE}. */
    private @Nullable Object[] columns(Device device) throws JsonProcessingException {
        Description description = device.description();
        Standing standing = device.standing();
        Violations violations = device.violations();
        return new @Nullable Object[] {
            description.model(),
            description.hardware(),
            description.firmware(),
            json.writeValueAsString(description.capabilities()),
            standing.admitted(),
            standing.reason(),
            utc(standing.since()),
            device.presence().online(),
            utc(device.presence().since()),
            utc(device.presence().sleepsUntil()),
            device.session().id(),
            device.session().boot(),
            device.session().rssi(),
            violations.count(),
            utc(violations.at()),
            violations.topic(),
            violations.detail(),
            violations.example()
        };
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
