package org.hearth.journal;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Keeper of the causes that other rooms keep beside the journal, in a column {@code cause} of their tables. Any number of threads may hold it.
 */
@ApplicationScoped
public class Causes {
    /** All rows are looked at, and there may be those of a year on a card; the transaction ends a second later. */
    private static final int LONGEST_MILLIS = 9_000;

    private final AgroalDataSource database;

    Causes(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Takes a person who is removed out of the causes of a table, in the caller's transaction: it was "a person" from then on, and only the
     * journal says who.
     *
     * @param table a table of the caller's room
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID person, String table) {
        String sql = "UPDATE " + table + " SET cause = cause - 'name' - 'accountId' WHERE cause ->> 'accountId' = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, LONGEST_MILLIS);
            try {
                update.setString(1, person.toString());
                update.executeUpdate();
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a person could not be taken out of " + table, e);
        }
    }
}
