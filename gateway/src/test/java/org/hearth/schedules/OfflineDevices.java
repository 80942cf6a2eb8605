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

/** Devices that were enrolled and described themselves once, and are offline: rows that are there before the gateway reads them. */
@Alternative
@ApplicationScoped
public class OfflineDevices {
    static final int BOILERS = 8;

    private static final int BEFORE_DEVICES_ARE_READ = 1;
    private static final String SWITCH =
            "[{\"id\":\"relay1\",\"kind\":\"RELAY\",\"operations\":[\"SET\"],\"feedback\":false},"
                    + "{\"id\":\"temperature\",\"kind\":\"NUMBER\",\"unit\":\"°C\",\"operations\":[],\"feedback\":false}]";
    private static final String INSERT = """
            INSERT INTO device (id, name, icon, enrolled_at, capabilities) VALUES (?, ?, 'flame', now(), ?::jsonb)
            ON CONFLICT DO NOTHING""";

    private final AgroalDataSource database;

    OfflineDevices(AgroalDataSource database) {
        this.database = database;
    }

    void enrol(@Observes @Priority(BEFORE_DEVICES_ARE_READ) StartupEvent started) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 1; i <= BOILERS; i++) {
                insert.setString(1, "boiler-" + i);
                insert.setString(2, "Boiler " + i);
                insert.setString(3, SWITCH);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
