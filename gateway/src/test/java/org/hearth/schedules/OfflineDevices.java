package org.hearth.schedules;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Devices that were enrolled and described themselves once, and are offline but for a lamp: rows that are there before the gateway reads them.
 */
@Alternative
@ApplicationScoped
public class OfflineDevices {
    static final int BOILERS = 8;

    private static final int BEFORE_DEVICES_ARE_READ = 1;
    private static final String SWITCH =
            "[{\"id\":\"relay1\",\"kind\":\"RELAY\",\"operations\":[\"SET\"],\"feedback\":false},"
                    + "{\"id\":\"temperature\",\"kind\":\"NUMBER\",\"unit\":\"°C\",\"operations\":[],\"feedback\":false}]";
    private static final String INSERT = """
            INSERT INTO device (id, name, icon, enrolled_at, capabilities, online, online_since)
            VALUES (?, ?, 'flame', now(), ?::jsonb, ?, now()) ON CONFLICT DO NOTHING""";

    /** It can be told things at once: a relay that may stay on for two hours, and a dimmer. */
    static final String LAMP = "lamp-1";

    private static final String LAMPS =
            "[{\"id\":\"relay1\",\"kind\":\"RELAY\",\"operations\":[\"SET\"],\"feedback\":false,\"maxOnSeconds\":7200},"
                    + "{\"id\":\"dimmer\",\"kind\":\"LEVEL\",\"operations\":[\"LEVEL\"],\"feedback\":false}]";

    /** Its two relays are locked against each other. */
    static final String SHUTTER = "shutter-1";

    private static final String SHUTTERS =
            "[{\"id\":\"up\",\"kind\":\"RELAY\",\"operations\":[\"SET\"],\"feedback\":false},"
                    + "{\"id\":\"down\",\"kind\":\"RELAY\",\"operations\":[\"SET\"],\"feedback\":false}]";
    private static final String LOCKED = """
            INSERT INTO twin (device, desired_revision, desired)
            VALUES (?, 1, '{"capabilities": {"up": {"interlock": "down"}}}') ON CONFLICT DO NOTHING""";

    private final AgroalDataSource database;

    OfflineDevices(AgroalDataSource database) {
        this.database = database;
    }

    void enrol(@Observes @Priority(BEFORE_DEVICES_ARE_READ) StartupEvent started) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 1; i <= BOILERS; i++) add(insert, "boiler-" + i, "Boiler " + i, SWITCH, false);
            add(insert, LAMP, "Lamp", LAMPS, true);
            add(insert, SHUTTER, "Shutter", SHUTTERS, false);
            insert.executeBatch();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCKED)) {
            lock.setString(1, SHUTTER);
            lock.executeUpdate();
        }
    }

    private static void add(PreparedStatement insert, String id, String name, String parts, boolean online)
            throws SQLException {
        insert.setString(1, id);
        insert.setString(2, name);
        insert.setString(3, parts);
        insert.setBoolean(4, online);
        insert.addBatch();
    }
}
