package org.hearth.journal;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Works on years of rows: such a statement has more time than the two seconds in which every other one must be answered. */
public final class LongRead {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private LongRead() {}

    /** Gives each statement of the work half a minute. */
    public static <T> T run(AgroalDataSource database, Work<T> work) throws SQLException {
        return run(database, LONGEST, work);
    }

    /** Gives each statement of the work so much time. What goes wrong first is what is told, also if the connection is dead then. */
    public static <T> T run(AgroalDataSource database, Duration longest, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection();
                Allowance ignored = Allowance.of(connection, longest)) {
            return work.run(connection);
        }
    }

    /** The time that a statement usually has, to be given back. */
    private record Allowance(Connection connection, int usual) implements AutoCloseable {
        static Allowance of(Connection connection, Duration longest) throws SQLException {
            Allowance allowance = new Allowance(connection, connection.getNetworkTimeout());
            connection.setNetworkTimeout(Runnable::run, (int) longest.toMillis());
            return allowance;
        }

        @Override
        public void close() throws SQLException {
            connection.setNetworkTimeout(Runnable::run, usual);
        }
    }
}
