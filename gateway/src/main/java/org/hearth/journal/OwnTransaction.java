package org.hearth.journal;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** A transaction of one connection, that no caller takes part in. */
final class OwnTransaction {
    /** As PostgreSQL's appendix A has it. */
    private static final String NO_CONNECTION = "08001";

    private OwnTransaction() {}

    /**
     * Returns when the work is committed.
     *
     * @throws SQLException if it was refused or the database is away, and then nothing was done
     */
    static <T> T run(AgroalDataSource database, Work<T> work) throws SQLException {
        try (Connection connection = connect(database)) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.run(connection);
                // A database that stands still finds the statements when it wakes, long after we said that nothing was
                // done: without a commit behind them that comes to nothing.
                connection.commit();
                done = true;
                return result;
            } finally {
                // To turn it on again would commit what is open.
                if (!done) rollBack(connection);
                connection.setAutoCommit(true);
            }
        }
    }

    private static Connection connect(AgroalDataSource database) throws SQLException {
        try {
            return database.getConnection();
        } catch (RuntimeException e) {
            // The pool interrupts its own attempt to connect when the time for it is over, and hands that on.
            throw new SQLException("no connection to the database", NO_CONNECTION, e);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // Then the connection is gone, and its transaction with it.
        }
    }
}
