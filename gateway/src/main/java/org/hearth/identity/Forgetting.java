package org.hearth.identity;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hearth.journal.LongRead;
import org.hearth.journal.PersonalData;
import org.jboss.logging.Logger;

/**
 * Takes people who were removed out of what is kept beside the journal: after the removal and a few rows at a time, however many there
 * are. Who is still to be forgotten is written in the transaction of the removal, so a restart goes on with it. Any number of threads may
 * hold it.
 */
@ApplicationScoped
public class Forgetting {
    private static final Logger LOG = Logger.getLogger(Forgetting.class);
    private static final int ROWS_AT_ONCE = 200;
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);

    /** A request that was let in before the removal may write for some seconds more, so a person is looked for again. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final String DONE =
            "DELETE FROM forgotten_person WHERE account = ? AND removed_at <= now() - interval '" + AGAIN + "'";

    private final AgroalDataSource database;
    private final List<String> erasures;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("forgetting").daemon().unstarted(work));

    Forgetting(AgroalDataSource database, @Any Instance<PersonalData> rooms) {
        this.database = database;
        this.erasures = rooms.stream().flatMap(room -> room.erasures().stream()).toList();
    }

    void start(@Observes StartupEvent started) {
        thread.scheduleWithFixedDelay(this::sweep, 0, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }

    /** In the transaction that removes the person. */
    void accountRemoved(@Observes AccountRemoved removal) throws SQLException {
        try (Connection connection = database.getConnection()) {
            run(
                    connection,
                    "INSERT INTO forgotten_person (account) VALUES (?)",
                    removal.account().id());
        }
    }

    void accountIsRemoved(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountRemoved removal) {
        thread.execute(this::sweep);
    }

    /** People who were removed and may still stand in rows. */
    public List<UUID> pending() {
        List<UUID> people = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT account FROM forgotten_person");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) people.add(rows.getObject(1, UUID.class));
            return people;
        } catch (SQLException e) {
            throw new IllegalStateException("people who were removed not read", e);
        }
    }

    private void sweep() {
        try {
            for (UUID person : pending()) if (isForgotten(person)) end(person);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("whoever was removed is taken out of the rest later: %s", e.getMessage());
        }
    }

    /** Says if nothing was found of the person any more. */
    private boolean isForgotten(UUID person) throws SQLException {
        boolean found = false;
        for (String erasure : erasures)
            while (touches(erasure, person)) {
                found = true;
                if (Thread.interrupted()) throw new IllegalStateException("the gateway ends");
            }
        return !found;
    }

    private boolean touches(String erasure, UUID person) throws SQLException {
        return LongRead.run(
                database, LONGEST_STATEMENT, connection -> run(connection, erasure, person, ROWS_AT_ONCE) > 0);
    }

    private void end(UUID person) throws SQLException {
        try (Connection connection = database.getConnection()) {
            run(connection, DONE, person);
        }
    }

    private static int run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            return statement.executeUpdate();
        }
    }
}
