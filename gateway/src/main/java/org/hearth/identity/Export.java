package org.hearth.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hearth.journal.ExportPlaces;
import org.hearth.journal.LongRead;
import org.hearth.journal.PersonalData;

/** Tells a person all that the home keeps of them, as one JSON object of lists. Any number of threads may hold it. */
@ApplicationScoped
class Export {
    private static final int ROWS_AT_ONCE = 500;

    /** Each holds a connection for as long as its reader takes, and commands need them too. */
    private static final int MOST_AT_ONCE = 2;

    private static final Duration LONGEST_QUERY = Duration.ofMinutes(1);

    private final AgroalDataSource database;
    private final LiveSessions sessions;
    private final InstantSource clock;
    private final List<PersonalData.Kept> lists;
    private final ExportPlaces places = new ExportPlaces(MOST_AT_ONCE);

    Export(AgroalDataSource database, LiveSessions sessions, InstantSource clock, @Any Instance<PersonalData> rooms) {
        this.database = database;
        this.sessions = sessions;
        this.clock = clock;
        this.lists = rooms.stream()
                .flatMap(room -> room.kept().stream())
                .sorted(Comparator.comparing(PersonalData.Kept::name))
                .toList();
    }

    /** What is told, by name. */
    List<PersonalData.Kept> lists() {
        return lists;
    }

    /**
     * Takes one of the few places, which is the caller's to give back.
     *
     * @throws org.hearth.problems.ProblemException {@code export-busy} if this person or others export already
     */
    ExportPlaces.Place begin(Caller person) {
        return places.take(person.accountId());
    }

    /**
     * Writes it as it is read, so that years of it take no memory. All lists are of one moment, and no transaction is open while the reader
     * takes its time.
     *
     * @throws IOException if whoever reads goes away, or is signed out
     */
    void write(Caller person, OutputStream to) throws IOException {
        Writer json = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        try {
            LongRead.run(database, LONGEST_QUERY, connection -> {
                try (Cursors cursors = open(connection, person.accountId())) {
                    write(cursors, person, json);
                    return cursors;
                }
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        } catch (SQLException e) {
            throw new IllegalStateException("the data of an account cannot be read", e);
        }
    }

    /** Held cursors are copied at the commit, and read without a transaction. */
    private Cursors open(Connection connection, UUID account) throws SQLException {
        connection.setAutoCommit(false);
        try (AutoCommit ignored = () -> connection.setAutoCommit(true)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (int i = 0; i < lists.size(); i++) declare(connection, i, account);
            connection.commit();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            return new Cursors(connection);
        }
    }

    private void declare(Connection connection, int list, UUID account) throws SQLException {
        String sql = "DECLARE export_" + list + " NO SCROLL CURSOR WITH HOLD FOR "
                + lists.get(list).rows();
        try (PreparedStatement declare = connection.prepareStatement(sql)) {
            declare.setObject(1, account);
            declare.execute();
        }
    }

    private void write(Cursors cursors, Caller person, Writer json) throws SQLException {
        try {
            json.write("{\"exportedAt\":\"" + clock.instant() + '"');
            for (int i = 0; i < lists.size(); i++) {
                json.write(",\n\"" + lists.get(i).name() + "\":[");
                String before = "\n";
                while (cursors.hasWritten(i, before, json)) {
                    before = ",\n";
                    if (!sessions.isLive(person.sessionId()))
                        throw new IOException("whoever exports is not signed in any more");
                }
                json.write(']');
            }
            json.write("}\n");
            json.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The lists as they were at one moment; closed with all of them, whatever becomes of the connection then. */
    private record Cursors(Connection connection) implements AutoCloseable {
        /** Writes the next rows of a list; false if there were none. */
        boolean hasWritten(int list, String first, Writer json) throws SQLException, IOException {
            String before = first;
            try (Statement fetch = connection.createStatement();
                    ResultSet rows = fetch.executeQuery("FETCH " + ROWS_AT_ONCE + " FROM export_" + list)) {
                boolean any = false;
                while (rows.next()) {
                    any = true;
                    json.write(before);
                    json.write(rows.getString(1));
                    before = ",\n";
                }
                return any;
            }
        }

        @Override
        public void close() throws SQLException {
            try (Statement close = connection.createStatement()) {
                close.execute("CLOSE ALL");
            }
        }
    }

    private interface AutoCommit extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }
}
