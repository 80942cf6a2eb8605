package org.hearth.schedules;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What stands in the database, past every keeper; a test looks at it and breaks it. */
@Alternative
@ApplicationScoped
public class Rows {
    /** PostgreSQL, appendix A. */
    private static final String DEADLOCK = "40P01";

    private static final int MOST_TRIES = 5;

    private final AgroalDataSource database;

    Rows(AgroalDataSource database) {
        this.database = database;
    }

    /** How many rows there are of a table, which may come with a condition. */
    int count(String of) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + of)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void sql(String command) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empties tables. Whoever reads them at this moment may stand in the way; then Postgres ends one of the two, and it is done again. */
    void empty(String tables) {
        for (int tries = 1; ; tries++)
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("TRUNCATE " + tables + " CASCADE");
                return;
            } catch (SQLException e) {
                if (tries == MOST_TRIES || !DEADLOCK.equals(e.getSQLState())) throw new IllegalStateException(e);
            }
    }
}
