package org.hearth.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes and the entries that tell of them, as one statement. The rows it counts are those of the journal or, where nothing is told,
 * those of the first change: none means that the first change touched no row.
 *
 * @param sql the same for every write of its kind, so that the database plans it once
 * @param parameters in order; a {@code String[]} is an array of texts
 */
record Write(String sql, List<@Nullable Object> parameters) {
    private static final String TELL =
            "INSERT INTO journal (at, verb, cause, device, device_name, capability, value, detail) SELECT * FROM (VALUES ";
    private static final String ENTRY =
            "(?::timestamptz, ?::text, ?::jsonb, ?::text, ?::text, ?::text, ?::jsonb, ?::text)";

    /** @param entries columns of each, in the order of the journal's */
    static Write of(List<Change> changes, List<List<@Nullable Object>> entries) {
        return entries.isEmpty() ? untold(changes) : told(changes, entries);
    }

    private static Write told(List<Change> changes, List<List<@Nullable Object>> entries) {
        List<@Nullable Object> parameters = new ArrayList<>();
        String sql = with(changes, 0, parameters) + TELL
                + String.join(", ", Collections.nCopies(entries.size(), ENTRY))
                + ") AS entry WHERE EXISTS (SELECT FROM first)";
        entries.forEach(parameters::addAll);
        return new Write(sql, parameters);
    }

    private static Write untold(List<Change> changes) {
        List<@Nullable Object> parameters = new ArrayList<>();
        String sql = (changes.size() > 1 ? with(changes, 1, parameters) : "")
                + changes.getFirst().sql();
        parameters.addAll(changes.getFirst().parameters());
        return new Write(sql, parameters);
    }

    private static String with(List<Change> changes, int from, List<@Nullable Object> parameters) {
        StringBuilder sql = new StringBuilder("WITH ");
        for (int i = from; i < changes.size(); i++) {
            if (i > from) sql.append(", ");
            sql.append(i == 0 ? "first" : "next" + i)
                    .append(" AS (")
                    .append(changes.get(i).sql())
                    .append(" RETURNING 1)");
            parameters.addAll(changes.get(i).parameters());
        }
        return sql.append(' ').toString();
    }

    /** True if the first change touched a row. */
    boolean run(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement);
            return statement.executeUpdate() > 0;
        }
    }

    void bind(Connection connection, PreparedStatement statement) throws SQLException {
        bind(connection, statement, 1, parameters);
    }

    /**
     * Sets parameters in order.
     *
     * @param first place of the first of them
     */
    static void bind(Connection connection, PreparedStatement statement, int first, List<@Nullable Object> parameters)
            throws SQLException {
        int column = first;
        for (Object parameter : parameters) {
            if (parameter instanceof String[] texts)
                statement.setArray(column, connection.createArrayOf("text", texts));
            else statement.setObject(column, parameter);
            column++;
        }
    }
}
