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
import java.util.List;
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
    private static final String UPDATE = """
            UPDATE pass SET account_id = ?, invitation = ?, label = ?, windows = ?::jsonb, from_date = ?, until_date = ?
            WHERE id = ? AND revoked_at IS NULL""";
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
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST);
                ResultSet rows = select.executeQuery()) {
            List<Pass> passes = new ArrayList<>();
            while (rows.next()) passes.add(read(rows));
            return passes;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("passes not read", e);
        }
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

    /** False if it was revoked meanwhile. */
    boolean update(Pass pass) {
        PassDraft gives = pass.gives();
        if (run(
                        UPDATE,
                        gives.account(),
                        gives.invitation(),
                        gives.label(),
                        windows(gives),
                        gives.from(),
                        gives.until(),
                        pass.id())
                == 0) return false;
        run("DELETE FROM pass_device WHERE pass_id = ?", pass.id());
        addDevices(pass);
        return true;
    }

    void revoke(UUID id, Instant at) {
        run("UPDATE pass SET revoked_at = ? WHERE id = ?", utc(at), id);
    }

    void bind(UUID invitation, UUID account) {
        run("UPDATE pass SET account_id = ? WHERE invitation = ?", account, invitation);
    }

    /** Takes back what waits for an invitation that ended; answers what the owner called each. */
    List<String> revokeWaiting(UUID invitation, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(REVOKE_WAITING)) {
            update.setObject(1, utc(at));
            update.setObject(2, invitation);
            try (ResultSet rows = update.executeQuery()) {
                List<String> labels = new ArrayList<>();
                while (rows.next()) labels.add(rows.getString(1));
                return labels;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("passes not revoked", e);
        }
    }

    private void addDevices(Pass pass) {
        List<String> devices = pass.gives().devices();
        for (int i = 0; i < devices.size(); i++)
            run("INSERT INTO pass_device (pass_id, device, position) VALUES (?, ?, ?)", pass.id(), devices.get(i), i);
    }

    private Pass read(ResultSet row) throws SQLException, JsonProcessingException {
        OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
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
                revoked == null ? null : revoked.toInstant());
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

    private int run(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("passes not changed", e);
        }
    }
}
