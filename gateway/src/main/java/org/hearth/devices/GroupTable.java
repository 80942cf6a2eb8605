package org.hearth.devices;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of groups and their members, in the caller's transaction. */
@ApplicationScoped
class GroupTable {
    private static final String LIST = """
            SELECT g.id, g.name, m.device, m.capability FROM device_group g
            LEFT JOIN device_group_member m ON m.group_id = g.id ORDER BY g.name, g.id, m.position""";
    private static final String ADD_MEMBER =
            "INSERT INTO device_group_member (group_id, device, capability, position) VALUES (?, ?, ?, ?)";

    private final AgroalDataSource database;

    GroupTable(AgroalDataSource database) {
        this.database = database;
    }

    List<Group> list() {
        Map<UUID, String> names = new LinkedHashMap<>();
        Map<UUID, List<Group.Member>> members = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                UUID id = rows.getObject("id", UUID.class);
                names.put(id, rows.getString("name"));
                List<Group.Member> of = members.computeIfAbsent(id, first -> new ArrayList<>());
                if (rows.getString("device") != null)
                    of.add(new Group.Member(rows.getString("device"), rows.getString("capability")));
            }
            return names.entrySet().stream()
                    .map(name ->
                            new Group(name.getKey(), name.getValue(), members.getOrDefault(name.getKey(), List.of())))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("groups not read", e);
        }
    }

    void insert(Group group) {
        run("INSERT INTO device_group (id, name) VALUES (?, ?)", group.id(), group.name());
        addMembers(group);
    }

    boolean rename(Group group) {
        return run("UPDATE device_group SET name = ? WHERE id = ?", group.name(), group.id()) == 1;
    }

    void replaceMembers(Group group) {
        run("DELETE FROM device_group_member WHERE group_id = ?", group.id());
        addMembers(group);
    }

    void delete(UUID id) {
        run("DELETE FROM device_group WHERE id = ?", id);
    }

    private void addMembers(Group group) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD_MEMBER)) {
            for (int i = 0; i < group.members().size(); i++) {
                insert.setObject(1, group.id());
                insert.setString(2, group.members().get(i).device());
                insert.setString(3, group.members().get(i).capability());
                insert.setInt(4, i);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("members of group " + group.id() + " not written", e);
        }
    }

    private int run(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("groups not changed", e);
        }
    }
}
