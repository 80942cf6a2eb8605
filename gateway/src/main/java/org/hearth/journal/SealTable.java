package org.hearth.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of the chain. Every call is given its connection, so that the caller says what is one transaction. */
@ApplicationScoped
class SealTable {
    /** The one who seals holds it until its commit; "hearth" in ASCII. */
    private static final long LOCK = 0x686561727468L;

    private static final String LINK =
            "s.seq, s.entry, (extract(epoch FROM s.sealed_at) * 1000000)::bigint AS sealed_micros, s.settled, s.hash";

    private static final String LAST = "SELECT " + LINK + " FROM journal_seal s ORDER BY seq DESC LIMIT 1";

    private static final String UNSEALED = "SELECT " + StoredEntry.COLUMNS + """
             FROM journal j
            WHERE id > ? AND id <= ? AND NOT EXISTS (SELECT FROM journal_seal s WHERE s.entry = j.id) ORDER BY id""";

    private static final String INSERT = """
            INSERT INTO journal_seal (seq, entry, sealed_at, settled, hash)
            SELECT seq, entry, to_timestamp(0) + micros * interval '1 microsecond', settled, decode(hash, 'hex')
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[]) AS t (seq, entry, micros, settled, hash)""";

    private static final String WALK = "SELECT " + LINK + ", " + StoredEntry.COLUMNS
            + " FROM journal_seal s LEFT JOIN journal j ON j.id = s.entry WHERE s.seq > ? ORDER BY s.seq LIMIT ?";

    private static final String TAIL = """
            SELECT count(*) FROM journal j
            WHERE id > ? AND NOT EXISTS (SELECT FROM journal_seal s WHERE s.entry = j.id)""";

    private static final String STRANGER = """
            SELECT min(id) FROM journal j
            WHERE id <= ? AND NOT EXISTS (SELECT FROM journal_seal s WHERE s.entry = j.id)""";

    /**
     * Every open transaction has one, from its first moment, whatever it has done so far. An autovacuum may take hours, and appends nothing: it
     * is nobody's process, which is all that a role may read of others' which is no superuser.
     */
    private static final String OPEN = """
            SELECT virtualtransaction FROM pg_locks l
            WHERE locktype = 'virtualxid' AND granted AND pid <> pg_backend_pid()
              AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.pid = l.pid AND a.usesysid IS NULL)""";

    /** True if this transaction is the one that seals; it stays so until its end. */
    boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            select.setLong(1, LOCK);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The newest link. */
    Optional<Sealed> last(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(sealed(row)) : Optional.empty();
        }
    }

    /** What the link of this number says, if there is one. */
    Optional<Seal> find(Connection connection, long seq) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT hash FROM journal_seal WHERE seq = ?")) {
            select.setLong(1, seq);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Seal.of(seq, row.getBytes(1))) : Optional.empty();
            }
        }
    }

    /** The highest number of an entry that can be seen; 0 if there is none. */
    long highest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT coalesce(max(id), 0) FROM journal");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The transactions of others that are open now. */
    Set<String> open(Connection connection) throws SQLException {
        Set<String> open = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(OPEN);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) open.add(rows.getString(1));
        }
        return open;
    }

    /** Entries that are on no link, in the order of their numbers. */
    List<StoredEntry> unsealed(Connection connection, long above, long upTo) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(UNSEALED)) {
            select.setLong(1, above);
            select.setLong(2, upTo);
            List<StoredEntry> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) entries.add(StoredEntry.of(rows));
            }
            return entries;
        }
    }

    void insert(Connection connection, List<Sealed> links) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, numbers(connection, links, Link::seq));
            insert.setArray(2, numbers(connection, links, Link::entry));
            insert.setArray(3, numbers(connection, links, Link::sealedAtMicros));
            insert.setArray(4, numbers(connection, links, Link::settled));
            Object[] hashes = links.stream().map(link -> link.seal().hash()).toArray();
            insert.setArray(5, connection.createArrayOf("text", hashes));
            insert.executeUpdate();
        }
    }

    private static java.sql.Array numbers(
            Connection connection, List<Sealed> links, java.util.function.ToLongFunction<Link> column)
            throws SQLException {
        return connection.createArrayOf(
                "bigint",
                links.stream().map(link -> column.applyAsLong(link.link())).toArray());
    }

    /** The links that follow a number, with their entries, in the order of the chain. */
    List<Sealed> walk(Connection connection, long after, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WALK)) {
            select.setLong(1, after);
            select.setInt(2, most);
            List<Sealed> links = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Sealed link = sealed(rows);
                    boolean isThere = rows.getObject("id") != null;
                    links.add(new Sealed(link.link(), link.seal(), isThere ? StoredEntry.of(rows) : null));
                }
            }
            return links;
        }
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        Link link = new Link(seq, row.getLong("entry"), row.getLong("sealed_micros"), row.getLong("settled"));
        return new Sealed(link, Seal.of(seq, row.getBytes("hash")), null);
    }

    /** How many entries wait to be sealed. */
    long tail(Connection connection, long settled) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TAIL)) {
            select.setLong(1, settled);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The first entry that is on no link though its number was settled: nobody who keeps to the rules can have written it. */
    Optional<Long> stranger(Connection connection, long settled) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STRANGER)) {
            select.setLong(1, settled);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long id = row.getLong(1);
                return row.wasNull() ? Optional.empty() : Optional.of(id);
            }
        }
    }

    /** A link as it is stored, and the entry that has its number now. */
    record Sealed(Link link, Seal seal, @Nullable StoredEntry entry) {}
}
