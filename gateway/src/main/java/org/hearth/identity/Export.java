package org.hearth.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hearth.journal.PersonalData;

/** Tells a person all that the home keeps of them, as one JSON object of lists. Any number of threads may hold it. */
@ApplicationScoped
class Export {
    private static final int ROWS_AT_ONCE = 500;
    private static final Duration LONGEST_QUERY = Duration.ofMinutes(1);

    private final AgroalDataSource database;
    private final InstantSource clock;
    private final List<PersonalData.Kept> lists;

    Export(AgroalDataSource database, InstantSource clock, @Any Instance<PersonalData> rooms) {
        this.database = database;
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
     * Writes it as it is read, so that years of it take no memory. All lists are of one moment.
     *
     * @throws IOException if whoever reads goes away
     */
    void write(UUID account, OutputStream to) throws IOException {
        try (Connection connection = database.getConnection()) {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_QUERY.toMillis());
            connection.setAutoCommit(false); // a cursor lives in a transaction
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                write(connection, account, new OutputStreamWriter(to, StandardCharsets.UTF_8));
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the data of an account cannot be read", e);
        }
    }

    private void write(Connection connection, UUID account, Writer json) throws SQLException, IOException {
        json.write("{\"exportedAt\":\"" + clock.instant() + '"');
        for (PersonalData.Kept list : lists) {
            json.write(",\n\"" + list.name() + "\":[");
            write(connection, list, account, json);
            json.write(']');
        }
        json.write("}\n");
        json.flush();
    }

    private static void write(Connection connection, PersonalData.Kept list, UUID account, Writer json)
            throws SQLException, IOException {
        try (PreparedStatement select = connection.prepareStatement(list.rows())) {
            select.setFetchSize(ROWS_AT_ONCE);
            select.setObject(1, account);
            try (ResultSet rows = select.executeQuery()) {
                String before = "\n";
                while (rows.next()) {
                    json.write(before);
                    json.write(rows.getString(1));
                    before = ",\n";
                }
            }
        }
    }
}
