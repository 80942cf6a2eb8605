package org.hearth.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of what was decided for accounts, in the caller's transaction. */
@ApplicationScoped
class DeviceRightTable {
    private static final String ACCOUNTS = "SELECT id, name, role, default_level FROM account ORDER BY name, id";
    private static final String ROWS = "SELECT account_id, device, level FROM device_right";

    private final AgroalDataSource database;

    DeviceRightTable(AgroalDataSource database) {
        this.database = database;
    }

    /** An account with what was decided for it. */
    record Entry(Account account, AccountRights rights) {}

    /** All accounts, by name. */
    List<Entry> list() {
        try (Connection connection = database.getConnection()) {
            Map<UUID, Map<String, Level>> levels = levels(connection);
            List<Entry> entries = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(ACCOUNTS);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) entries.add(entry(rows, levels));
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException("rights not read", e);
        }
    }

    private static Map<UUID, Map<String, Level>> levels(Connection connection) throws SQLException {
        Map<UUID, Map<String, Level>> levels = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(ROWS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next())
                levels.computeIfAbsent(rows.getObject("account_id", UUID.class), first -> new HashMap<>())
                        .put(rows.getString("device"), Level.valueOf(rows.getString("level")));
        }
        return levels;
    }

    private static Entry entry(ResultSet row, Map<UUID, Map<String, Level>> levels) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Role role = Role.valueOf(row.getString("role"));
        String chosen = row.getString("default_level");
        return new Entry(
                new Account(id, row.getString("name"), role),
                new AccountRights(
                        role, chosen == null ? null : Level.valueOf(chosen), levels.getOrDefault(id, Map.of())));
    }

    /** The account of this id, which cannot change before the transaction ends. */
    Optional<Account> lock(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT name, role FROM account WHERE id = ? FOR UPDATE")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) return Optional.empty();
                return Optional.of(new Account(id, row.getString("name"), Role.valueOf(row.getString("role"))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("account not read", e);
        }
    }

    /** What was decided for an account, as its rows say now. */
    AccountRights read(Account account) {
        return list().stream()
                .filter(entry -> entry.account().id().equals(account.id()))
                .findFirst()
                .map(Entry::rights)
                .orElseThrow(() -> new IllegalStateException("a locked account is gone"));
    }

    void choose(UUID account, @Nullable Level level) {
        run("UPDATE account SET default_level = ? WHERE id = ?", level == null ? null : level.name(), account);
    }

    void put(UUID account, String device, Level level) {
        run(
                "INSERT INTO device_right (account_id, device, level) VALUES (?, ?, ?) "
                        + "ON CONFLICT (account_id, device) DO UPDATE SET level = excluded.level",
                account,
                device,
                level.name());
    }

    void delete(UUID account, Collection<String> devices) {
        for (String device : devices)
            run("DELETE FROM device_right WHERE account_id = ? AND device = ?", account, device);
    }

    /** What was granted ends with the device; what was refused does not. */
    void deleteGrants(String device) {
        run("DELETE FROM device_right WHERE device = ? AND level <> 'NONE'", device);
    }

    private void run(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("rights not changed", e);
        }
    }
}
