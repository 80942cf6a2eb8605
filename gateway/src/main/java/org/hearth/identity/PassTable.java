package org.hearth.identity;

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
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of passes, in the caller's transaction. */
@ApplicationScoped
class PassTable {
    private static final TypeReference<List<Window>> WINDOWS = new TypeReference<>() {};
    private static final String LIST = """
            SELECT p.*, array(SELECT d.device FROM pass_device d WHERE d.pass_id = p.id ORDER BY d.position) AS devices
            FROM pass p""";
    private static final String INSERT = """
            INSERT INTO pass (id, account_id, invitation, label, windows, from_date, until_date, created_at, created_by)
            VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)""";
    /** Whose it is stays as it is in the row: whoever was invited may have come meanwhile. */
    private static final String UPDATE = """
            UPDATE pass SET label = ?, windows = ?::jsonb, from_date = ?, until_date = ?, ended_at = NULL
            WHERE id = ? AND revoked_at IS NULL""";

    private static final String END =
            "UPDATE pass SET ended_at = ? WHERE id = ? AND revoked_at IS NULL AND ended_at IS NULL";
    private static final String FORGET = """
            DELETE FROM pass USING (
                SELECT id, coalesce(revoked_at, ended_at) AS at, row_number() OVER (ORDER BY coalesce(revoked_at, ended_at) DESC, id)
                FROM pass WHERE coalesce(revoked_at, ended_at) IS NOT NULL) over
            WHERE pass.id = over.id AND (over.at < ? OR over.row_number > ?)
            RETURNING pass.id""";
    private static final String REVOKE_WAITING = """
            UPDATE pass SET revoked_at = ? WHERE invitation = ? AND account_id IS NULL AND revoked_at IS NULL
            RETURNING coalesce(label, '?')""";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    PassTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<Pass> list() {
        return list(LIST);
    }

    private List<Pass> list(String sql, Object... parameters) {
        return read(sql, this::read, parameters);
    }

    void insert(Pass pass) {
        PassDraft gives = pass.gives();
        run(
                INSERT,
                pass.id(),
                gives.account(),
                gives.invitation(),
                gives.label(),
                windows(gives),
                gives.from(),
                gives.until(),
                utc(pass.createdAt()),
                pass.createdBy());
        addDevices(pass);
    }

    /** Writes what it gives; answers the row as it is now, or nothing if it was revoked meanwhile. */
    Optional<Pass> update(Pass pass) {
        PassDraft gives = pass.gives();
        int updated = run(UPDATE, gives.label(), windows(gives), gives.from(), gives.until(), pass.id());
        if (updated == 0) return Optional.empty();
        run("DELETE FROM pass_device WHERE pass_id = ?", pass.id());
        addDevices(pass);
        return list(LIST + " WHERE p.id = ?", pass.id()).stream().findFirst();
    }

    void revoke(UUID id, Instant at) {
        run("UPDATE pass SET revoked_at = ? WHERE id = ?", utc(at), id);
    }

    void bind(UUID invitation, UUID account) {
        run("UPDATE pass SET account_id = ? WHERE invitation = ?", account, invitation);
    }

    /** Writes that the last day of these is over. */
    void end(Collection<UUID> ids, Instant at) {
        for (UUID id : ids) run(END, utc(at), id);
    }

    /** Removes what was over before this moment, and the oldest of what is over beyond so many; answers which. */
    Set<UUID> forget(Instant before, int kept) {
        return Set.copyOf(read(FORGET, row -> row.getObject(1, UUID.class), utc(before), kept));
    }

    /** Takes back what waits for an invitation that ended; answers what the owner called each. */
    List<String> revokeWaiting(UUID invitation, Instant at) {
        return read(REVOKE_WAITING, row -> row.getString(1), utc(at), invitation);
    }

    private void addDevices(Pass pass) {
        List<String> devices = pass.gives().devices();
        for (int i = 0; i < devices.size(); i++)
            run("INSERT INTO pass_device (pass_id, device, position) VALUES (?, ?, ?)", pass.id(), devices.get(i), i);
    }

    private Pass read(ResultSet row) throws SQLException, JsonProcessingException {
        return new Pass(
                row.getObject("id", UUID.class),
                new PassDraft(
                        row.getObject("account_id", UUID.class),
                        row.getObject("invitation", UUID.class),
                        row.getString("label"),
                        Arrays.asList((String[]) row.getArray("devices").getArray()),
                        json.readValue(row.getString("windows"), WINDOWS),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("until_date", LocalDate.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_by", UUID.class),
                moment(row, "revoked_at"),
                moment(row, "ended_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private String windows(PassDraft gives) {
        try {
            return json.writeValueAsString(gives.windows());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("windows cannot be written", e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException, JsonProcessingException;
    }

    private <T> List<T> read(String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) read.add(reader.read(rows));
            return read;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("passes not read", e);
        }
    }

    private int run(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("passes not changed", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
        return statement;
    }
}
