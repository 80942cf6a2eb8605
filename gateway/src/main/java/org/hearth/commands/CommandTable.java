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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.journal.Cause;
import org.hearth.journal.Change;
import org.jspecify.annotations.Nullable;

/** The rows of commands: what is read of them, and the changes that are written together with the journal. */
@ApplicationScoped
class CommandTable {
    private static final String INSERT = """
            INSERT INTO command (id, device, capability, operation, value, milliseconds, state, queued_at, sent_at,
            expires_at, cause, batch)
            SELECT ?::text, ?::text, ?::text, ?::text, ?::jsonb, ?::integer, ?::text, ?::timestamptz, ?::timestamptz,
            ?::timestamptz, ?::jsonb, ?::uuid""";
    private static final String UPDATE = """
            UPDATE command SET state = ?, proof = ?, reason = ?, confirmed = ?, sent_at = ?::timestamptz,
            ended_at = ?::timestamptz, took_ms = ?::bigint WHERE id = ? AND state = ANY (?)""";
    private static final String CONFIRM = "UPDATE command SET confirmed = true WHERE id = ?";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    CommandTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Change insertion(Command command) {
        return Change.of(INSERT, columns(command));
    }

    private @Nullable Object[] columns(Command command) {
        return new @Nullable Object[] {
            command.id(),
            command.device(),
            command.capability(),
            command.action().operation().name(),
            command.value() == null ? null : command.value().toString(),
            command.action().milliseconds(),
            CommandStateName.of(command.state()).name(),
            utc(command.queuedAt()),
            utc(command.sentAt().orElse(null)),
            utc(command.expiresAt()),
            written(command.cause()),
            command.batch()
        };
    }

    private String written(Cause cause) {
        try {
            return json.writeValueAsString(cause);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cause cannot be written", e);
        }
    }

    /** Moves a command on, if it stands in one of these states. */
    Change move(Command command, CommandStateName... from) {
        CommandState state = command.state();
        return Change.of(
                UPDATE,
                CommandStateName.of(state).name(),
                state.proof().map(Proof::name).orElse(null),
                state.reason().orElse(null),
                command.confirmed(),
                utc(command.sentAt().orElse(null)),
                state instanceof CommandState.Ended ended ? utc(ended.at()) : null,
                command.took().map(Duration::toMillis).orElse(null),
                command.id(),
                Arrays.stream(from).map(Enum::name).toArray(String[]::new));
    }

    Change confirmation(String id) {
        return Change.of(CONFIRM, id);
    }

    Optional<Command> find(String id) {
        return query("SELECT * FROM command WHERE id = ?", id).stream().findFirst();
    }

    /** Newest first. */
    List<Command> list(String device, int limit) {
        return query("SELECT * FROM command WHERE device = ? ORDER BY id DESC LIMIT ?", device, limit);
    }

    /** Of one wish, in the order in which they were made. */
    List<Command> ofBatch(UUID batch) {
        return query("SELECT * FROM command WHERE batch = ? ORDER BY id", batch);
    }

    /** Of several wishes. */
    List<Command> ofBatches(Collection<UUID> batches) {
        if (batches.isEmpty()) return List.of();
        return query("SELECT * FROM command WHERE batch = ANY (?::uuid[]) ORDER BY id", (Object)
                batches.stream().map(UUID::toString).toArray(String[]::new));
    }

    /** Those of these ids that there are. */
    List<Command> find(Collection<String> ids) {
        if (ids.isEmpty()) return List.of();
        return query("SELECT * FROM command WHERE id = ANY (?)", (Object) ids.toArray(String[]::new));
    }

    /** The newest of each capability of each device; what was ordered before its enrolment was for another device of its id. */
    List<Command> newest() {
        return query("""
                SELECT DISTINCT ON (c.device, c.capability) c.* FROM command c
                JOIN device d ON d.id = c.device AND c.queued_at >= d.enrolled_at
                ORDER BY c.device, c.capability, c.id DESC""");
    }

    /** Those without an end, oldest first. */
    List<Command> open() {
        return query("SELECT * FROM command WHERE state IN ('QUEUED', 'SENT') ORDER BY id");
    }

    /** Of a person, those that wait and that nobody else is moving on, the oldest first; they stay as they are until the caller commits. */
    List<Command> lockWaiting(UUID person, int limit) {
        return query("""
                SELECT * FROM command WHERE state = 'QUEUED' AND cause ->> 'accountId' = ?
                ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED""", person.toString(), limit);
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
                new Action(
                        Operation.valueOf(row.getString("operation")),
                        value == null ? null : json.readTree(value),
                        row.getObject("milliseconds", Integer.class)),
                state,
                row.getBoolean("confirmed"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("cause"), Cause.class),
                row.getObject("batch", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
