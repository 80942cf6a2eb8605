package org.hearth.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeper of the journal. Any number of threads may hold it. */
@ApplicationScoped
public class Journal {
    private static final String APPEND = """
            INSERT INTO journal (at, verb, cause, device, device_name, capability, value, detail)
            VALUES (?, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?)""";
    private static final String LIST = """
            SELECT id, at, verb, cause, device, device_name, capability, value, detail FROM journal
            WHERE id < ? AND (?::text IS NULL OR device = ?)
              AND (?::boolean OR (device IS NOT NULL AND (device = ANY (?)) = ?) OR cause ->> 'accountId' = ?)
            ORDER BY id DESC LIMIT ?""";

    private final AgroalDataSource database;
    private final Commits commits;
    private final ObjectMapper json;

    Journal(AgroalDataSource database, Commits commits, ObjectMapper json) {
        this.database = database;
        this.commits = commits;
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
     * one that it may share with others who write at this moment. The first change decides: where it touches no row nothing is told, and
     * the others may ask {@link Change#afterFirst} if anything is told.
     *
     * @return true if the first change touched a row
     */
    public boolean write(List<Change> changes, List<JournalEntry> entries) {
        try {
            List<List<@Nullable Object>> told = new ArrayList<>();
            for (JournalEntry entry : entries) told.add(columns(entry));
            Write write = Write.of(changes, told);
            return QuarkusTransaction.isActive() ? join(write) : commits.commit(write);
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("change and journal not written", e);
        }
    }

    private boolean join(Write write) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return write.run(connection);
        }
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
     * @param reader only what this reader may read
     */
    List<Numbered> list(@Nullable String device, long before, int limit, Readership.Reader reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setLong(1, before);
            select.setString(2, device);
            select.setString(3, device);
            select.setBoolean(4, reader.everything());
            select.setArray(5, connection.createArrayOf("text", reader.named().toArray()));
            select.setBoolean(6, reader.onlyNamed());
            select.setString(7, reader.account().toString());
            select.setInt(8, limit);
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
