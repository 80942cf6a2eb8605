package org.hearth.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.broker.AccountSeed;
import org.hearth.broker.BrokerSettings;
import org.hearth.broker.SecretHash;
import org.hearth.broker.ToolAccount;
import org.jspecify.annotations.Nullable;

/**
 * The broker's accounts as the database knows them: of devices and of the owner's tools, each with what is enough to recognise its secret.
 * One whose secret was never kept is not among them.
 */
record HomeAccounts(List<OfDevice> devices, List<OfTool> tools) {
    /**
     * @param revision the number of its secret
     * @param older topics it has beside its own
     * @param admitted false if it is kept out
     */
    record OfDevice(String id, long revision, SecretHash secret, List<String> older, boolean admitted) {}

    record OfTool(ToolAccount tool, SecretHash secret) {}

    /** Those in the schema that this session looks at first. */
    static HomeAccounts read(Connection session) throws SQLException {
        Map<String, List<String>> older = new HashMap<>();
        each(
                session,
                "SELECT device, string_agg(topic, ' ') FROM older_topic GROUP BY device",
                row -> older.put(row.getString(1), List.of(row.getString(2).split(" "))));
        List<OfDevice> devices = new ArrayList<>();
        each(session, "SELECT id, secret_revision, secret_hash, admitted FROM device", row -> {
            String id = row.getString(1);
            long revision = row.getLong(2);
            boolean admitted = row.getBoolean(4);
            hash(row.getString(3))
                    .ifPresent(secret -> devices.add(
                            new OfDevice(id, revision, secret, older.getOrDefault(id, List.of()), admitted)));
        });
        List<OfTool> tools = new ArrayList<>();
        each(session, "SELECT name, filters, secret_hash FROM broker_account", row -> {
            ToolAccount tool = new ToolAccount(row.getString(1), filters(row.getString(2)));
            hash(row.getString(3)).ifPresent(secret -> tools.add(new OfTool(tool, secret)));
        });
        return new HomeAccounts(devices, tools);
    }

    /** Names at the broker of all that may come in. */
    Set<String> admitted() {
        return Stream.concat(
                        devices.stream().filter(OfDevice::admitted).map(OfDevice::id),
                        tools.stream().map(one -> one.tool().userName()))
                .collect(Collectors.toSet());
    }

    /** What a broker begins with that shall know them, and the gateway. */
    AccountSeed seed(BrokerSettings settings) {
        AccountSeed seed = new AccountSeed(settings);
        for (OfDevice device : devices)
            seed.addDevice(device.id(), device.revision(), device.secret(), device.older(), !device.admitted());
        for (OfTool one : tools) seed.addTool(one.tool(), one.secret());
        return seed;
    }

    private static List<String> filters(String json) throws SQLException {
        try {
            return new ObjectMapper().readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new SQLException("filters of an account cannot be read", e);
        }
    }

    private static Optional<SecretHash> hash(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(SecretHash::parse);
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void each(Connection session, String sql, Row row) throws SQLException {
        try (Statement select = session.createStatement();
                ResultSet rows = select.executeQuery(sql)) {
            while (rows.next()) row.take(rows);
        }
    }
}
