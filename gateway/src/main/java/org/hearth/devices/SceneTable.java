package org.hearth.devices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of scenes and their states, in the caller's transaction. */
@ApplicationScoped
class SceneTable {
    private static final String ADD_WISH = """
            INSERT INTO scene_wish (scene_id, device, capability, operation, value, position)
            VALUES (?, ?, ?, ?, ?::jsonb, ?)""";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    SceneTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<Scene> list() {
        try (Connection connection = database.getConnection()) {
            Map<UUID, List<Scene.Wish>> wishes = wishes(connection);
            List<Scene> scenes = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM scene ORDER BY name, id");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject("id", UUID.class);
                    scenes.add(new Scene(
                            id, rows.getString("name"), rows.getString("icon"), wishes.getOrDefault(id, List.of())));
                }
            }
            return scenes;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("scenes not read", e);
        }
    }

    private Map<UUID, List<Scene.Wish>> wishes(Connection connection) throws SQLException, JsonProcessingException {
        Map<UUID, List<Scene.Wish>> wishes = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM scene_wish ORDER BY position");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Operation operation = Operation.valueOf(rows.getString("operation"));
                wishes.computeIfAbsent(rows.getObject("scene_id", UUID.class), id -> new ArrayList<>())
                        .add(new Scene.Wish(
                                rows.getString("device"),
                                rows.getString("capability"),
                                Action.of(operation, json.readTree(rows.getString("value")))));
            }
        }
        return wishes;
    }

    void insert(Scene scene) {
        run("INSERT INTO scene (id, name, icon) VALUES (?, ?, ?)", scene.id(), scene.name(), scene.icon());
        addWishes(scene);
    }

    boolean update(Scene scene) {
        return run("UPDATE scene SET name = ?, icon = ? WHERE id = ?", scene.name(), scene.icon(), scene.id()) == 1;
    }

    void replaceWishes(Scene scene) {
        run("DELETE FROM scene_wish WHERE scene_id = ?", scene.id());
        addWishes(scene);
    }

    void delete(UUID id) {
        run("DELETE FROM scene WHERE id = ?", id);
    }

    private void addWishes(Scene scene) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD_WISH)) {
            for (int i = 0; i < scene.wishes().size(); i++) {
                Scene.Wish wish = scene.wishes().get(i);
                insert.setObject(1, scene.id());
                insert.setString(2, wish.device());
                insert.setString(3, wish.capability());
                insert.setString(4, wish.action().operation().name());
                insert.setString(5, String.valueOf(wish.action().value()));
                insert.setInt(6, i);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("states of scene " + scene.id() + " not written", e);
        }
    }

    private int run(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("scenes not changed", e);
        }
    }
}
