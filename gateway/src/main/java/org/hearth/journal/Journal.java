package org.hearth.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeper of the journal. Any number of threads may hold it. */
@ApplicationScoped
public class Journal {
    private static final String APPEND = """
            INSERT INTO journal (at, verb, cause, device, device_name, capability, value, detail)
            VALUES (?, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?)""";
    private static final String COLUMNS =
            "INSERT INTO journal (at, verb, cause, device, device_name, capability, value, detail) ";
    private static final String ROW =
            "(?::timestamptz, ?::text, ?::jsonb, ?::text, ?::text, ?::text, ?::jsonb, ?::text)";
    private static final String LIST = """
            SELECT id, at, verb, cause, device, device_name, capability, value, detail FROM journal
            WHERE id < ? AND (?::text IS NULL OR device = ?) ORDER BY id DESC LIMIT ?""";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    Journal(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Appends an entry in the caller's transaction, so that a change and its reason stand or fall together.
     *
     * @throws jakarta.transaction.TransactionalException if the caller has no transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(JournalEntry entry) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(APPEND)) {
            List<@Nullable Object> columns = columns(entry);
            for (int i = 0; i < columns.size(); i++) insert.setObject(i + 1, columns.get(i));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("journal entry " + entry.verb() + " not written", e);
        }
    }

    /**
     * Makes changes and tells of them in one statement: both stand or fall together, in the caller's transaction or, without one, in
     * one of its own. The first change decides: where it touches no row nothing is told, and the others may ask
     * {@code EXISTS (SELECT FROM first)}.
     *
     * @return true if the first change touched a row
     */
    public boolean write(List<Change> changes, List<JournalEntry> entries) {
        try (Connection connection = database.getConnection()) {
            if (!connection.getAutoCommit()) return execute(connection, changes, entries);
            // A database that stands still finds the statement when it wakes, long after we said that nothing was done:
            // without a
            // commit behind it that comes to nothing.
            return committed(connection, changes, entries);
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("change and journal not written", e);
        }
    }

    private boolean committed(Connection connection, List<Change> changes, List<JournalEntry> entries)
            throws SQLException, JsonProcessingException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            boolean touched = execute(connection, changes, entries);
            connection.commit();
            done = true;
            return touched;
        } finally {
            // To turn it on again would commit what is open.
            if (!done) rollBack(connection);
            connection.setAutoCommit(true);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // Then the connection is gone, and its transaction with it.
        }
    }

    private boolean execute(Connection connection, List<Change> changes, List<JournalEntry> entries)
            throws SQLException, JsonProcessingException {
        try (PreparedStatement statement = connection.prepareStatement(together(changes, entries.size()))) {
            int column = 0;
            for (Change change : changes)
                for (Object parameter : change.parameters()) bind(connection, statement, ++column, parameter);
            for (JournalEntry entry : entries)
                for (Object parameter : columns(entry)) statement.setObject(++column, parameter);
            try (ResultSet touched = statement.executeQuery()) {
                return touched.next() && touched.getBoolean(1);
            }
        }
    }

    private static String together(List<Change> changes, int entries) {
        StringBuilder sql = new StringBuilder("WITH ");
        for (int i = 0; i < changes.size(); i++)
            sql.append(i == 0 ? "first" : ", next" + i)
                    .append(" AS (")
                    .append(changes.get(i).sql())
                    .append(" RETURNING 1)");
        if (entries > 0)
            sql.append(", told AS (")
                    .append(COLUMNS)
                    .append("SELECT * FROM (VALUES ")
                    .append(String.join(", ", Collections.nCopies(entries, ROW)))
                    .append(") AS entry WHERE EXISTS (SELECT FROM first))");
        return sql.append(" SELECT EXISTS (SELECT FROM first)").toString();
    }

    private static void bind(Connection connection, PreparedStatement statement, int column, @Nullable Object parameter)
            throws SQLException {
        if (parameter instanceof String[] texts) statement.setArray(column, connection.createArrayOf("text", texts));
        else statement.setObject(column, parameter);
    }

    /** In the order of the statements. */
    private List<@Nullable Object> columns(JournalEntry entry) throws JsonProcessingException {
        return Arrays.asList(
                OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC),
                entry.verb().name(),
                json.writeValueAsString(entry.cause()),
                entry.device(),
                entry.deviceName(),
                entry.capability(),
                entry.value() == null ? null : entry.value().toString(),
                entry.detail());
    }

    /**
     * Entries, newest first.
     *
     * @param device only of this device, or of all
     * @param before only entries with a smaller number
     * @param limit at most so many
     */
    List<Numbered> list(@Nullable String device, long before, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setLong(1, before);
            select.setString(2, device);
            select.setString(3, device);
            select.setInt(4, limit);
            List<Numbered> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) entries.add(read(rows));
            }
            return entries;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("journal not read", e);
        }
    }

    private Numbered read(ResultSet row) throws SQLException, JsonProcessingException {
        String value = row.getString("value");
        return new Numbered(
                row.getLong("id"),
                new JournalEntry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        JournalVerb.valueOf(row.getString("verb")),
                        json.readValue(row.getString("cause"), Cause.class),
                        row.getString("device"),
                        row.getString("device_name"),
                        row.getString("capability"),
                        value == null ? null : json.readTree(value),
                        row.getString("detail")));
    }

    /** An entry with its number, which grows with time. */
    record Numbered(long id, JournalEntry entry) {}
}
