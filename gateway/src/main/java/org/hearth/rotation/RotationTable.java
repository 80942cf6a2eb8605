package org.hearth.rotation;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the change of the broker's key and of what devices said of it, in the caller's transaction. */
@ApplicationScoped
class RotationTable {
    private static final String WRITE = """
            INSERT INTO broker_rotation (stage, revision, generation, in_use, other, changed_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (one) DO UPDATE SET stage = excluded.stage, revision = excluded.revision,
                generation = excluded.generation, in_use = excluded.in_use, other = excluded.other,
                changed_at = excluded.changed_at""";
    private static final String HOLD = """
            INSERT INTO pins_held (device, revision, slot, generation, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (device) DO UPDATE SET revision = excluded.revision, slot = excluded.slot,
                generation = excluded.generation, at = excluded.at""";

    private final AgroalDataSource database;

    RotationTable(AgroalDataSource database) {
        this.database = database;
    }

    /** A state, and since when it is so. */
    record Stored(RotationState state, Instant since) {}

    Optional<Stored> find() {
        return run("SELECT * FROM broker_rotation", row -> new Stored(state(row), instant(row, "changed_at"))).stream()
                .findFirst();
    }

    void write(RotationState state, Instant at) {
        String other = switch (state) {
            case RotationState.Resting resting -> resting.next();
            case RotationState.Announced announced -> announced.next();
            case RotationState.Switched switched -> switched.former();
        };
        run(
                WRITE,
                state.stage().name(),
                state.revision(),
                state.generation(),
                state.inUse(),
                other,
                OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    List<Holding> listHoldings() {
        return run(
                "SELECT * FROM pins_held",
                row -> new Holding(
                        row.getString("device"),
                        row.getLong("revision"),
                        row.getInt("slot"),
                        row.getLong("generation"),
                        instant(row, "at")));
    }

    void hold(Holding holding) {
        run(
                HOLD,
                holding.device(),
                holding.revision(),
                holding.slot(),
                holding.generation(),
                OffsetDateTime.ofInstant(holding.at(), ZoneOffset.UTC));
    }

    private static RotationState state(ResultSet row) throws SQLException {
        long revision = row.getLong("revision");
        long generation = row.getLong("generation");
        String inUse = row.getString("in_use");
        String other = row.getString("other");
        return switch (Stage.valueOf(row.getString("stage"))) {
            case RESTING -> new RotationState.Resting(revision, generation, inUse, other);
            case ANNOUNCED -> new RotationState.Announced(revision, generation, inUse, other);
            case SWITCHED -> new RotationState.Switched(revision, generation, inUse, other);
        };
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> run(String sql, Reader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) found.add(reader.read(rows));
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the change of the broker's key is not read", e);
        }
    }

    private void run(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the change of the broker's key is not written", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
