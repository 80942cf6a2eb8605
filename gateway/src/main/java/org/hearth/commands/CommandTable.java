package org.hearth.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hearth.devices.Operation;
import org.hearth.journal.Cause;
import org.jspecify.annotations.Nullable;

/** The rows of commands, in the caller's transaction. */
@ApplicationScoped
class CommandTable {
    private static final String INSERT = """
            INSERT INTO command (id, device, capability, operation, value, state, queued_at, sent_at, expires_at, cause)
            VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?::jsonb)""";
    private static final String UPDATE = """
            UPDATE command SET state = ?, proof = ?, reason = ?, confirmed = ?, sent_at = ?, ended_at = ?, took_ms = ?
            WHERE id = ? AND state = ANY (?)""";
    private static final String CONFIRM = "UPDATE command SET confirmed = true WHERE id = ?";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    CommandTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void insert(Command command) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, command.id());
            insert.setString(2, command.device());
            insert.setString(3, command.capability());
            insert.setString(4, command.operation().name());
            insert.setString(5, command.value() == null ? null : command.value().toString());
            insert.setString(6, CommandStateName.of(command.state()).name());
            insert.setObject(7, utc(command.queuedAt()));
            insert.setObject(8, utc(command.sentAt().orElse(null)));
            insert.setObject(9, utc(command.expiresAt()));
            insert.setString(10, json.writeValueAsString(command.cause()));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("command " + command.id() + " not kept", e);
        }
    }

    /** Moves a command on, if it stands in one of these states. */
    boolean move(Command command, CommandStateName... from) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            CommandState state = command.state();
            update.setString(1, CommandStateName.of(state).name());
            update.setString(2, state.proof().map(Proof::name).orElse(null));
            update.setString(3, state.reason().orElse(null));
            update.setBoolean(4, command.confirmed());
            update.setObject(5, utc(command.sentAt().orElse(null)));
            update.setObject(6, state instanceof CommandState.Ended ended ? utc(ended.at()) : null);
            update.setObject(7, command.took().map(Duration::toMillis).orElse(null));
            update.setString(8, command.id());
            update.setArray(9, connection.createArrayOf("text", from));
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("command " + command.id() + " not moved on", e);
        }
    }

    void confirm(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(CONFIRM)) {
            update.setString(1, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("command " + id + " not confirmed", e);
        }
    }

    Optional<Command> find(String id) {
        return query("SELECT * FROM command WHERE id = ?", id).stream().findFirst();
    }

    /** Newest first. */
    List<Command> list(String device, int limit) {
        return query("SELECT * FROM command WHERE device = ? ORDER BY id DESC LIMIT ?", device, limit);
    }

    /** The newest of each capability of each device. */
    List<Command> newest() {
        return query("SELECT DISTINCT ON (device, capability) * FROM command ORDER BY device, capability, id DESC");
    }

    /** Those without an end, oldest first. */
    List<Command> open() {
        return query("SELECT * FROM command WHERE state IN ('QUEUED', 'SENT') ORDER BY id");
    }

    private List<Command> query(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) select.setObject(i + 1, parameters[i]);
            List<Command> commands = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) commands.add(read(rows));
            }
            return commands;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("commands not read", e);
        }
    }

    private Command read(ResultSet row) throws SQLException, JsonProcessingException {
        String value = row.getString("value");
        String proof = row.getString("proof");
        CommandState state = CommandStateName.valueOf(row.getString("state"))
                .state(
                        instant(row, "sent_at"),
                        instant(row, "ended_at"),
                        proof == null ? null : Proof.valueOf(proof),
                        row.getString("reason"));
        return new Command(
                row.getString("id"),
                row.getString("device"),
                row.getString("capability"),
                Operation.valueOf(row.getString("operation")),
                value == null ? null : json.readTree(value),
                state,
                row.getBoolean("confirmed"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("cause"), Cause.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
