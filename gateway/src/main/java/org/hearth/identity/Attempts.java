package org.hearth.identity;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hearth.problems.Problem;

/**
 * Keeper of failed tries. A try is written down before it is looked at and struck out when it was right: so tries made at the
 * same moment, or cut off by a crash, count too. Any number of threads may hold it, in more than one gateway.
 */
@ApplicationScoped
class Attempts {
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String MOVE = "UPDATE attempt SET at = at + ? * interval '1 millisecond'";
    private static final String FORGET =
            "DELETE FROM attempt WHERE id IN (SELECT id FROM attempt WHERE at <= ? FOR UPDATE SKIP LOCKED)";

    /** After the clock went back while no gateway ran, a try from the future counts from now: no longer, and no shorter. */
    private static final String PULL_BACK = "UPDATE attempt SET at = ? WHERE scope = ? AND at > ?";

    /** The oldest of the newest {@code limit} tries: when it leaves the window there is room for one more. */
    private static final String FULL_SINCE =
            "SELECT at FROM attempt WHERE scope = ? AND at > ? ORDER BY at DESC OFFSET ? LIMIT 1";

    private static final String ADD = "INSERT INTO attempt (scope, at) VALUES (?, ?) RETURNING id";
    private static final String STRIKE = "DELETE FROM attempt WHERE id = ?";
    private static final String ERASE = "DELETE FROM attempt WHERE scope = ?";

    private final AgroalDataSource database;
    private final AttemptClock clock;

    Attempts(AgroalDataSource database, InstantSource clock, SteadyClock steady) {
        this.database = database;
        this.clock = new AttemptClock(clock, steady);
    }

    /**
     * Takes one try from each budget, in a transaction of its own; all or none.
     *
     * @throws org.hearth.problems.ProblemException {@link Problem.TooMany} when one of them is used up
     */
    Reservation reserve(Budget... budgets) {
        Instant now = clock.now(this::move);
        Answer answer = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return ask(connection, now, budgets);
            }
        });
        if (answer.pause().isPositive()) throw tooMany(answer.pause());
        return new Reservation(answer.ids());
    }

    /** Gives a try back: it was right. */
    void release(Reservation reservation) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection()) {
                for (long id : reservation.ids()) execute(connection, STRIKE, id);
            } catch (SQLException e) {
                throw new IllegalStateException("a right try could not be struck out", e);
            }
        });
    }

    /** Erases what was tried for an account that is removed, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void erase(Budget budget) {
        try (Connection connection = database.getConnection()) {
            execute(connection, ERASE, budget.scope());
        } catch (SQLException e) {
            throw new IllegalStateException("tries could not be erased", e);
        }
    }

    private void move(Duration by) {
        QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                execute(connection, MOVE, by.toMillis());
                return by;
            }
        });
    }

    /** A no is an answer too, and not an exception: what was pulled back on the way to it must be committed. */
    private static Answer ask(Connection connection, Instant now, Budget... budgets) throws SQLException {
        execute(connection, FORGET, utc(now.minus(WINDOW)));
        for (Budget budget : budgets) {
            lock(connection, budget);
            execute(connection, PULL_BACK, utc(now), budget.scope(), utc(now));
            Optional<Instant> since = fullSince(connection, now, budget);
            if (since.isPresent())
                return new Answer(List.of(), Duration.between(now, since.get().plus(WINDOW)));
        }
        List<Long> ids = new ArrayList<>();
        for (Budget budget : budgets) ids.add(add(connection, now, budget));
        return new Answer(ids, Duration.ZERO);
    }

    private static void lock(Connection connection, Budget budget) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, budget.scope());
            lock.execute();
        }
    }

    private static Optional<Instant> fullSince(Connection connection, Instant now, Budget budget) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FULL_SINCE)) {
            select.setString(1, budget.scope());
            select.setObject(2, utc(now.minus(WINDOW)));
            select.setInt(3, budget.limit() - 1);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }

    private static long add(Connection connection, Instant now, Budget budget) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, budget.scope());
            insert.setObject(2, utc(now));
            try (ResultSet rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static RuntimeException tooMany(Duration wait) {
        return new Problem.TooMany("Too many tries. Wait before the next one.", wait).thrown();
    }

    /** Rows that were written, or how long to wait instead. */
    private record Answer(List<Long> ids, Duration pause) {}

    /**
     * Tries that were written down and may be given back.
     *
     * @param ids rows in the table
     */
    record Reservation(List<Long> ids) {
        Reservation {
            ids = List.copyOf(ids);
        }
    }
}
