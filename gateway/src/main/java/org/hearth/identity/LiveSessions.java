package org.hearth.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that stand and the people behind them, in memory: a session that ended is refused from the next request on, a role
 * that changed counts from the next request on, and no request waits for the database to know it. What was committed is what it holds.
 * Any number of threads may hold it.
 */
@ApplicationScoped
class LiveSessions {
    /** Whose the standing sessions are. */
    private final Map<UUID, UUID> sessions = new ConcurrentHashMap<>();

    private final Map<UUID, Account> accounts = new ConcurrentHashMap<>();

    /** More than two threads can be apart after their commits. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    /**
     * Sessions whose end was told before their beginning, as two threads may do after their commits, and when. One that was over before
     * this gateway started looks the same, so they are not kept for long.
     */
    private final Map<UUID, Duration> endedEarly = new ConcurrentHashMap<>();

    private final InstantSource clock;
    private final SteadyClock steady;

    LiveSessions(InstantSource clock, SteadyClock steady) {
        this.clock = clock;
        this.steady = steady;
    }

    /** Who is behind this session now, whatever a token of it says of them; nobody, if it is over or another's. */
    Optional<Caller> caller(UUID session, UUID accountId) {
        if (!accountId.equals(sessions.get(session))) return Optional.empty();
        return Optional.ofNullable(accounts.get(accountId))
                .map(account -> new Caller(accountId, account.name(), account.role(), session));
    }

    /** Whether this session stands. */
    boolean isLive(UUID session) {
        return sessions.containsKey(session);
    }

    @Transactional
    void load(@Observes StartupEvent start) {
        AccountRow.<AccountRow>listAll().forEach(row -> accounts.put(row.id, row.account()));
        SessionRow.standing(clock.instant()).forEach(row -> sessions.put(row.id, row.account.id));
    }

    /** The account is as the session's transaction found it; what was told of it since is newer. */
    synchronized void opened(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionOpened session) {
        if (endedEarly.remove(session.sessionId()) != null) return;
        accounts.putIfAbsent(session.account().id(), session.account());
        sessions.put(session.sessionId(), session.account().id());
    }

    synchronized void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded session) {
        Duration now = steady.elapsed();
        endedEarly.values().removeIf(told -> told.plus(EARLY).compareTo(now) < 0);
        if (sessions.remove(session.sessionId()) == null) endedEarly.put(session.sessionId(), now);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoleChanged change) {
        Account before = change.before();
        accounts.put(before.id(), new Account(before.id(), before.name(), change.now()));
    }

    void renamed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountRenamed change) {
        accounts.put(change.account().id(), change.account());
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountRemoved removal) {
        accounts.remove(removal.account().id());
    }
}
