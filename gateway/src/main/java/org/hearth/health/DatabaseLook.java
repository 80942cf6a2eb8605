package org.hearth.health;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.hearth.problems.DatabaseAway;
import org.jboss.logging.Logger;

/** Does the database answer? */
@ApplicationScoped
class DatabaseLook implements Look {
    private static final Logger LOG = Logger.getLogger(DatabaseLook.class);
    private static final String ASK = """
            SELECT version, pg_database_size(current_database()) FROM flyway_schema_history
            WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1""";

    private final AgroalDataSource database;

    DatabaseLook(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public Part part() {
        return Part.DATABASE;
    }

    @Override
    public Finding find() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ASK);
                ResultSet row = select.executeQuery()) {
            row.next();
            return Finding.of(part(), Reason.ANSWERS, new Figures.Stored(row.getString(1), row.getLong(2)));
        } catch (SQLException away) {
            return away(away);
        } catch (CompletionException interrupted) { // by the pool itself, whose time to connect is over
            if (!DatabaseAway.isCauseOf(interrupted)) throw interrupted;
            return away(interrupted);
        }
    }

    private Finding away(Exception why) {
        LOG.debugf("the database does not answer: %s", why.getMessage());
        return Finding.of(part(), Reason.AWAY, null);
    }
}
