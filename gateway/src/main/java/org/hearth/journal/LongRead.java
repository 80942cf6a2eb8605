package org.hearth.journal;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Reads through years of rows: such a statement has more time than the two seconds in which every other one must be answered. */
public final class LongRead {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private LongRead() {}

    /** Gives each statement of the work half a minute. */
    public static <T> T run(AgroalDataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
            try {
                return work.run(connection);
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        }
    }
}
