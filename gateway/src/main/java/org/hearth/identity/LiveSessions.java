package org.hearth.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that stand, in memory: a session that ended is refused from the next request on, and no request waits for the
 * database to know it. What was committed is what it holds. Any number of threads may hold it.
 */
@ApplicationScoped
class LiveSessions {
    private final Map<UUID, Account> accounts = new ConcurrentHashMap<>();
    private final InstantSource clock;

    LiveSessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the session stands, and its account is still what the token says. */
    boolean isLive(Caller caller) {
        Account account = accounts.get(caller.sessionId());
        return account != null && account.id().equals(caller.accountId()) && account.role() == caller.role();
    }

    @Transactional
    void load(@Observes StartupEvent start) {
        SessionRow.standing(clock.instant()).forEach(row -> accounts.put(row.id, row.account.account()));
    }

    void opened(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionOpened session) {
        accounts.put(session.sessionId(), session.account());
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded session) {
        accounts.remove(session.sessionId());
    }
}
