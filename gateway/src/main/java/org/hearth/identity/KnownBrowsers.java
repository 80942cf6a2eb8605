package org.hearth.identity;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeper of the browsers in which somebody signed in before. What names a browser is worth no entry, only tries of its own; it is changed at
 * each sign-in, so that a copy of it grows stale. Any number of threads may hold it.
 */
@ApplicationScoped
class KnownBrowsers {
    private static final int MAX_PER_ACCOUNT = 32;

    private static final String FIND = "SELECT id FROM known_browser WHERE hash = ? AND account_id = ?";
    private static final String RENAME = "UPDATE known_browser SET hash = ? WHERE hash = ?";
    private static final String REMEMBER = """
            INSERT INTO known_browser (hash, account_id, used_at) VALUES (?, ?, ?)
            ON CONFLICT (hash, account_id) DO UPDATE SET used_at = excluded.used_at""";
    private static final String TRIM = """
            DELETE FROM known_browser WHERE account_id = ? AND hash NOT IN
            (SELECT hash FROM known_browser WHERE account_id = ? ORDER BY used_at DESC LIMIT ?)""";
    private static final String FORGET = "DELETE FROM known_browser WHERE account_id = ? AND hash <> ?";
    private static final String FORGET_OLD = "DELETE FROM known_browser WHERE used_at < ?";

    private final AgroalDataSource database;
    private final IdentitySettings settings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    KnownBrowsers(AgroalDataSource database, IdentitySettings settings, InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The browser that shows this, if this person signed in there before. Its id stays the same whoever signs in there next, while what it
     * shows does not.
     */
    @Transactional
    Optional<UUID> find(Secret browser, UUID account) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = prepare(connection, FIND, browser.hash(), account);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("known browsers not read", e);
        }
    }

    /** Knows the browser for this person from now on, in the caller's transaction; gives what it shows the next time. */
    @Transactional(Transactional.TxType.MANDATORY)
    Secret remember(Optional<Secret> shown, UUID account) {
        Secret next = Secret.random(random);
        shown.ifPresent(before -> run(RENAME, next.hash(), before.hash()));
        run(REMEMBER, next.hash(), account, utc(clock.instant()));
        run(TRIM, account, account, MAX_PER_ACCOUNT);
        return next;
    }

    /** Forgets the browsers of a person, but for the one that shows this, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID account, Optional<Secret> but) {
        run(FORGET, account, but.map(Secret::hash).orElse(""));
    }

    @Scheduled(every = "1h", delayed = "6m")
    @Transactional
    void sweep() {
        run(FORGET_OLD, utc(clock.instant().minus(settings.knownBrowserLifetime())));
    }

    private void run(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("known browsers not changed", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
