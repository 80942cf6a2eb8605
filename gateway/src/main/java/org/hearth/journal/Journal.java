package org.hearth.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
        append(List.of(entry));
    }

    /**
     * Appends entries in the caller's transaction, all in one trip to the database.
     *
     * @throws jakarta.transaction.TransactionalException if the caller has no transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(List<JournalEntry> entries) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(APPEND)) {
            for (JournalEntry entry : entries) {
                List<@Nullable Object> columns = columns(entry);
                for (int i = 0; i < columns.size(); i++) insert.setObject(i + 1, columns.get(i));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(
                    "journal entry " + entries.getFirst().verb() + " not written", e);
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
}
