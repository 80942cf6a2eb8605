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
import org.hearth.broker.ToolAccount;

/** The rows of the owner's tools, in the caller's transaction. */
@ApplicationScoped
class ToolTable {
    private static final String UPSERT = """
            INSERT INTO broker_account (name, filters, created_at, created_by) VALUES (?, ?::jsonb, ?, ?)
            ON CONFLICT (name) DO UPDATE SET filters = excluded.filters, created_at = excluded.created_at,
            created_by = excluded.created_by""";

    /** Who made a tool whose maker was removed. */
    private static final String NOBODY = "–";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    ToolTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<Tool> list() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT * FROM broker_account ORDER BY name");
                ResultSet rows = select.executeQuery()) {
            List<Tool> tools = new ArrayList<>();
            while (rows.next())
                tools.add(new Tool(
                        new ToolAccount(
                                rows.getString("name"),
                                json.readValue(rows.getString("filters"), new TypeReference<List<String>>() {})),
                        rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                        rows.getString("created_by")));
            return tools;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("accounts of tools not read", e);
        }
    }

    void put(Tool tool) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, tool.account().name());
            upsert.setString(2, json.writeValueAsString(tool.account().filters()));
            upsert.setObject(3, OffsetDateTime.ofInstant(tool.createdAt(), ZoneOffset.UTC));
            upsert.setString(4, tool.createdBy());
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

    /** Says no more that this person made a tool. */
    void forget(String person) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE broker_account SET created_by = ? WHERE created_by = ?")) {
            update.setString(1, NOBODY);
            update.setString(2, person);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a person could not be taken out of the tools", e);
        }
    }
}
