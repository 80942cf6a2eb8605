package org.hearth.commands;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hearth.journal.Change;
import org.hearth.problems.Problem;

/** Keeper of the keys under which commands and batches were asked for; each is remembered for a day. Any number of threads may hold it. */
@ApplicationScoped
class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final String CLAIM = """
            INSERT INTO command_key AS known (account, key, request, made, at)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (account, key) DO UPDATE
            SET request = excluded.request, made = excluded.made, at = excluded.at WHERE known.at <= ?""";
    private static final String FIND = "SELECT request, made FROM command_key WHERE account = ? AND key = ? AND at > ?";

    private final AgroalDataSource database;
    private final InstantSource clock;

    IdempotencyKeys(AgroalDataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes the key; touches no row if it is taken already.
     *
     * @param made id of the command or the batch that the request becomes
     */
    Change claim(IdempotencyKey key, String made) {
        return Change.of(CLAIM, key.account(), key.text(), key.request(), made, utc(clock.instant()), tooOld());
    }

    /**
     * What was asked for under this key: the id of a command, or of a batch.
     *
     * @throws org.hearth.problems.ProblemException if it was asked for something else
     */
    Optional<String> find(IdempotencyKey key) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, key.account());
            select.setString(2, key.text());
            select.setObject(3, tooOld());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) return Optional.empty();
                if (!row.getString("request").equals(key.request()))
                    throw new Problem.KeyReused("Another request was made under this Idempotency-Key.").thrown();
                return Optional.of(row.getString("made"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("idempotency key not read", e);
        }
    }

    @Scheduled(
            every = "1h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forget() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM command_key WHERE at <= ?")) {
            delete.setObject(1, tooOld());
            delete.executeUpdate();
        }
    }

    private OffsetDateTime tooOld() {
        return utc(clock.instant().minus(KEPT));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
