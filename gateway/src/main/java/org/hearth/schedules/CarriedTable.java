package org.hearth.schedules;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;

/** What devices were told to carry, so that it is known whom they mean when they say that they ran it; and the numbers of the sets. */
@ApplicationScoped
class CarriedTable {
    /** A row that is there already is not written again: most of a set was in the one before. */
    private static final String KEEP = """
            INSERT INTO carried_firing AS kept (device, firing, schedule_id, name, phase, due_at, at, capability,
            operation, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (device, firing) DO UPDATE SET schedule_id = excluded.schedule_id, name = excluded.name,
            phase = excluded.phase,            due_at = excluded.due_at, at = excluded.at, capability = excluded.capability,
            operation = excluded.operation, value = excluded.value
            WHERE (kept.schedule_id, kept.due_at, kept.at) IS DISTINCT FROM
                (excluded.schedule_id, excluded.due_at, excluded.at)""";

    private static final String FIND = "SELECT * FROM carried_firing WHERE device = ? AND firing = ?";
    private static final String COUNT = "SELECT count(*) FROM carried_firing WHERE schedule_id = ? AND due_at = ?";
    private static final String FORGET = "DELETE FROM carried_firing WHERE at < ?";
    private static final String NEXT = "SELECT nextval('carried_revision')";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    CarriedTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A number that no set had before. */
    long nextRevision() {
        try (Connection connection = database.getConnection();
                PreparedStatement next = connection.prepareStatement(NEXT);
                ResultSet row = next.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("no number for a carried schedule", e);
        }
    }

    void keep(String device, List<CarriedFiring> firings) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(KEEP)) {
            for (CarriedFiring firing : firings) {
                insert.setString(1, device);
                insert.setString(2, firing.id());
                insert.setObject(3, firing.schedule());
                insert.setString(4, firing.name());
                insert.setString(5, firing.phase().name());
                insert.setObject(6, utc(firing.dueAt()));
                insert.setObject(7, utc(firing.at()));
                insert.setString(8, firing.capability());
                insert.setString(9, firing.action().operation().name());
                insert.setString(10, String.valueOf(firing.action().value()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("device " + device + ": what it carries was not kept", e);
        }
    }

    Optional<CarriedFiring> find(String device, String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, device);
            select.setString(2, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("device " + device + ": what it carries was not read", e);
        }
    }

    /** How many parts of devices were told this moment. */
    int count(UUID schedule, Instant dueAt) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setObject(1, schedule);
            select.setObject(2, utc(dueAt));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what is carried of schedule " + schedule + " was not counted", e);
        }
    }

    /** Forgets what was to be done before this moment. */
    void forget(Instant before) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, utc(before));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old carried firings were not forgotten", e);
        }
    }

    private CarriedFiring read(ResultSet row) throws SQLException, JsonProcessingException {
        return new CarriedFiring(
                row.getObject("schedule_id", UUID.class),
                row.getString("name"),
                Phase.valueOf(row.getString("phase")),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("capability"),
                Action.of(Operation.valueOf(row.getString("operation")), json.readTree(row.getString("value"))));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
