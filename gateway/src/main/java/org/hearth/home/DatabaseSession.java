package org.hearth.home;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** A session with the database that is none of the pool's: for work that takes longer than any request may, and for a process without beans. */
public final class DatabaseSession {
    private static final int CONNECT_SECONDS = 2;

    private DatabaseSession() {}

    /**
     * Opens one; whoever opens it closes it.
     *
     * @param name by which the server lists it
     * @param answer how long one answer may take
     */
    public static Connection open(DatabaseCredentials.Settings database, String name, Duration answer)
            throws SQLException {
        Properties properties = new Properties();
        new DatabaseCredentials(database).getCredentials("").forEach(properties::setProperty);
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, (int) answer.toSeconds());
        PGProperty.APPLICATION_NAME.set(properties, name);
        Connection made = new Driver().connect(database.url(), properties);
        if (made == null) throw new SQLException(database.url() + " is no address of a database");
        return made;
    }

    /** True if no gateway runs this home, and none begins before this session is closed. */
    public static boolean takesTurn(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet answer = statement.executeQuery(GatewayTurn.LOCK)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }
}
