package org.hearth.administration;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hearth.broker.ToolAccount;

/** The rows of the owner's tools, in the caller's transaction. */
@ApplicationScoped
class ToolTable {
    private static final String UPSERT = """
            INSERT INTO broker_account (name, filters, created_at, made_by, secret_hash) VALUES (?, ?::jsonb, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET filters = excluded.filters, created_at = excluded.created_at,
            made_by = excluded.made_by, secret_hash = excluded.secret_hash""";
    private static final String SELECT =
            "SELECT b.*, a.name AS maker FROM broker_account b LEFT JOIN account a ON a.id = b.made_by ";
    private static final String ORPHANS = "WHERE b.made_by IS NOT NULL AND a.role IS DISTINCT FROM 'OWNER' ";

    /** Who made a tool whose maker was removed. */
    private static final String NOBODY = "–";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    ToolTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<Tool> list() {
        return query(SELECT + "ORDER BY b.name");
    }

    /** Those whose maker is no owner any more, or not here. */
    List<Tool> orphans() {
        return query(SELECT + ORPHANS + "ORDER BY b.name");
    }

    private List<Tool> query(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<Tool> tools = new ArrayList<>();
            while (rows.next()) tools.add(read(rows));
            return tools;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("accounts of tools not read", e);
        }
    }

    private Tool read(ResultSet row) throws SQLException, JsonProcessingException {
        UUID madeBy = row.getObject("made_by", UUID.class);
        return new Tool(
                new ToolAccount(
                        row.getString("name"),
                        json.readValue(row.getString("filters"), new TypeReference<List<String>>() {})),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                madeBy,
                madeBy == null ? Tool.CONSOLE : Objects.requireNonNullElse(row.getString("maker"), NOBODY));
    }

    /** With what the broker keeps of its secret. */
    void put(Tool tool, String secretHash) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, tool.account().name());
            upsert.setString(2, json.writeValueAsString(tool.account().filters()));
            upsert.setObject(3, OffsetDateTime.ofInstant(tool.createdAt(), ZoneOffset.UTC));
            upsert.setObject(4, tool.madeBy());
            upsert.setString(5, secretHash);
            upsert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("account of tool " + tool.account().name() + " not kept", e);
        }
    }

    /** True if it was there. */
    boolean delete(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM broker_account WHERE name = ?")) {
            delete.setString(1, name);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("account of tool " + name + " not removed", e);
        }
    }
}
