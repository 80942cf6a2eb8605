package org.hearth.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.hearth.home.DatabaseCredentials;
import org.hearth.home.DatabaseSession;

/** Sessions with the database in which values are always written the same way, so that their sums can be compared. */
final class Sessions {
    /** A table of years of samples is one answer. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private Sessions() {}

    /** In a transaction; what is not committed is gone when it is closed. */
    static Connection open(DatabaseCredentials.Settings database, String name) throws SQLException {
        Connection session = DatabaseSession.open(database, name, LONGEST);
        try {
            for (String setting : new String[] {
                "TimeZone = 'UTC'",
                "DateStyle = 'ISO, YMD'",
                "IntervalStyle = 'iso_8601'",
                "bytea_output = 'hex'",
                "extra_float_digits = 1",
                "statement_timeout = 0"
            }) run(session, "SET " + setting);
            session.setAutoCommit(false);
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    static void run(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The newest migration of the home's database, for example {@code 059}. */
    static String schema(Connection session) throws SQLException {
        return text(session, "SELECT coalesce(max(version), '000') FROM public.flyway_schema_history WHERE success");
    }

    /** The first column of the one row. */
    static String text(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) throw new SQLException("no row: " + sql);
            return row.getString(1);
        }
    }
}
