package org.hearth.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearth.journal.Cause;
import org.hearth.journal.Change;

/** The rows of batches. */
@ApplicationScoped
class BatchTable {
    private static final String INSERT =
            "INSERT INTO batch (id, at, cause, skipped) SELECT ?::uuid, ?::timestamptz, ?::jsonb, ?::jsonb";

    private static final String LEFT_OUT = "SELECT id, jsonb_array_length(skipped) FROM batch WHERE id = ANY (?)";

    private final AgroalDataSource database;
    private final CommandTable commands;
    private final ObjectMapper json;

    BatchTable(AgroalDataSource database, CommandTable commands, ObjectMapper json) {
        this.database = database;
        this.commands = commands;
        this.json = json;
    }

    Change insertion(Batch batch) {
        try {
            return Change.of(
                    INSERT,
                    batch.id(),
                    OffsetDateTime.ofInstant(batch.at(), ZoneOffset.UTC),
                    json.writeValueAsString(batch.cause()),
                    json.writeValueAsString(batch.skipped()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("batch " + batch.id() + " cannot be written", e);
        }
    }

    Optional<Batch> find(UUID id) {
        // One connection after the other: whoever holds one and waits for a second may wait for others who do the same.
        return findWithoutCommands(id)
                .map(wish -> new Batch(id, wish.at(), wish.cause(), commands.ofBatch(id), wish.skipped()));
    }

    /** Of those that there are. */
    Map<UUID, Batches.Progress> progress(Collection<UUID> ids) {
        Map<UUID, Integer> leftOut = leftOut(ids);
        Map<UUID, List<Command>> made =
                commands.ofBatches(leftOut.keySet()).stream().collect(Collectors.groupingBy(Command::batch));
        Map<UUID, Batches.Progress> found = new HashMap<>();
        leftOut.forEach((id, count) -> found.put(id, new Batches.Progress(made.getOrDefault(id, List.of()), count)));
        return found;
    }

    private Map<UUID, Integer> leftOut(Collection<UUID> ids) {
        Map<UUID, Integer> found = new HashMap<>();
        if (ids.isEmpty()) return found;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LEFT_OUT)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) found.put(rows.getObject(1, UUID.class), rows.getInt(2));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("batches not read", e);
        }
    }

    private Optional<Batch> findWithoutCommands(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT * FROM batch WHERE id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) return Optional.empty();
                return Optional.of(new Batch(
                        id,
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        json.readValue(row.getString("cause"), Cause.class),
                        List.of(),
                        json.readValue(row.getString("skipped"), new TypeReference<List<Batch.Skipped>>() {})));
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("batch " + id + " not read", e);
        }
    }
}
