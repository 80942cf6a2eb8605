package org.hearth.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hearth.journal.JournalQuery.Condition;
import org.jspecify.annotations.Nullable;

/** The rows of the journal as they are read: every list of them is made here. */
@ApplicationScoped
class JournalTable {
    private static final String LIST =
            "SELECT id, at, verb, cause, device, device_name, capability, value, detail FROM journal j WHERE id < ?";

    private static final String STORED =
            "SELECT s.seq, s.hash, (extract(epoch FROM s.sealed_at) * 1000000)::bigint AS sealed_micros,"
                    + " s.settled, " + StoredEntry.COLUMNS
                    + " FROM journal j LEFT JOIN journal_seal s ON s.entry = j.id WHERE j.id > ?";

    /** From each person to the next along the index, so that it does not matter how many entries there are. */
    private static final String PERSONS = """
            WITH RECURSIVE person (id) AS (
                (SELECT cause ->> 'accountId' FROM journal WHERE cause ->> 'accountId' IS NOT NULL ORDER BY 1 LIMIT 1)
                UNION ALL
                SELECT (SELECT cause ->> 'accountId' FROM journal WHERE cause ->> 'accountId' > person.id ORDER BY 1 LIMIT 1)
                FROM person WHERE person.id IS NOT NULL)
            SELECT id, (SELECT cause ->> 'name' FROM journal
                        WHERE cause ->> 'accountId' = person.id ORDER BY journal.id DESC LIMIT 1) AS name
            FROM person WHERE id IS NOT NULL""";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    JournalTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Newest first, with a smaller number than {@code before}. */
    List<Numbered> list(JournalQuery query, long before, int limit) {
        return select(LIST, "DESC", query, before, limit, this::numbered);
    }

    /** Oldest first, with a greater number than {@code after}, exactly as they are stored and sealed. */
    List<Kept> page(JournalQuery query, long after, int limit) {
        return select(STORED, "ASC", query, after, limit, JournalTable::kept);
    }

    private <T> List<T> select(String what, String order, JournalQuery query, long edge, int limit, Reader<T> reader) {
        Condition condition = query.condition();
        String sql = what + condition.sql() + " ORDER BY " + query.order() + " " + order + " LIMIT " + limit;
        try {
            return LongRead.run(database, connection -> {
                try (PreparedStatement select = connection.prepareStatement(sql)) {
                    select.setLong(1, edge);
                    Write.bind(connection, select, 2, condition.parameters());
                    return read(select, reader);
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException("journal not read", e);
        }
    }

    /** Everybody who caused an entry that this reader may read, also those who are no longer here, under the name they had last. */
    List<Person> persons(Readership.Reader reader) {
        Condition condition = JournalQuery.of(reader).condition();
        String sql = "SELECT id, name FROM (" + PERSONS + ") p WHERE EXISTS "
                + "(SELECT FROM journal j WHERE j.cause ->> 'accountId' = p.id" + condition.sql() + ")";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            Write.bind(connection, select, 1, condition.parameters());
            return read(select, row -> new Person(UUID.fromString(row.getString("id")), row.getString("name")));
        } catch (SQLException e) {
            throw new IllegalStateException("journal not read", e);
        }
    }

    private static <T> List<T> read(PreparedStatement select, Reader<T> reader) throws SQLException {
        List<T> read = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) read.add(reader.read(rows));
        }
        return read;
    }

    private Numbered numbered(ResultSet row) throws SQLException {
        String value = row.getString("value");
        try {
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
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("journal not read", e);
        }
    }

    private static Kept kept(ResultSet row) throws SQLException {
        StoredEntry entry = StoredEntry.of(row);
        long seq = row.getLong("seq");
        if (row.wasNull()) return new Kept(entry, null, null);
        Link link = new Link(seq, entry.id(), row.getLong("sealed_micros"), row.getLong("settled"));
        return new Kept(entry, link, Seal.of(seq, row.getBytes("hash")));
    }

    /** An entry with its number, which grows with time. */
    record Numbered(long id, JournalEntry entry) {}

    /** An entry as it is stored, with its place on the chain if it has one yet. */
    record Kept(
            StoredEntry entry,
            @Nullable Link link,
            @Nullable Seal seal) {
        @Nullable
        Instant sealedAt() {
            return link == null ? null : Instant.EPOCH.plus(link.sealedAtMicros(), ChronoUnit.MICROS);
        }
    }

    /** Somebody who caused an entry. */
    record Person(UUID accountId, @Nullable String name) {}

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
