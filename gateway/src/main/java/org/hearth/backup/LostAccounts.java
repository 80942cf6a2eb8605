package org.hearth.backup;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearth.broker.AccountsAtHand;
import org.hearth.broker.BrokerAccount;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.BrokerSettings;
import org.hearth.broker.BrokerShares;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;

/**
 * Brings back accounts that the broker has lost: its file was cut off by a power cut, or its volume is gone. The broker takes no account by
 * what is kept of a secret, except from the file that it starts with; so it is given one with all accounts of the home, and started again by
 * its entry script, as after a restore. Devices come in again with the secrets that they hold.
 */
@ApplicationScoped
class LostAccounts {
    private static final Logger LOG = Logger.getLogger(LostAccounts.class);

    private final AgroalDataSource database;
    private final BrokerAccounts accounts;
    private final BrokerSettings settings;
    private final BrokerShares shares;
    private Set<String> missed = Set.of();
    private boolean needed;

    LostAccounts(AgroalDataSource database, BrokerAccounts accounts, BrokerSettings settings, BrokerShares shares) {
        this.database = database;
        this.accounts = accounts;
        this.settings = settings;
        this.shares = shares;
    }

    /** Another broker, or the same one started again: only then can accounts be gone that nobody took away. */
    synchronized void atHand(@Observes AccountsAtHand atHand) {
        needed = true;
        missed = Set.of();
    }

    /** What is missing in two looks: an account that is being made has its row already, and is there at the second. */
    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    synchronized void look() {
        if (!needed) return;
        try {
            HomeAccounts home = ofDatabase();
            Set<String> missing = missing(home);
            Set<String> lost = new TreeSet<>(missing);
            lost.retainAll(missed);
            missed = missing;
            if (!lost.isEmpty()) bringBack(home, lost);
            needed = lost.isEmpty() && !missing.isEmpty();
        } catch (ProblemException | SQLException notYet) {
            LOG.infof("whether the broker has lost accounts is looked at again soon: %s", notYet.getMessage());
        }
    }

    private HomeAccounts ofDatabase() throws SQLException {
        try (Connection session = database.getConnection()) {
            return HomeAccounts.read(session);
        }
    }

    private Set<String> missing(HomeAccounts home) {
        Set<String> missing = new TreeSet<>(home.admitted());
        missing.removeAll(accounts.list().stream().map(BrokerAccount::name).collect(Collectors.toSet()));
        return missing;
    }

    private void bringBack(HomeAccounts home, Set<String> lost) {
        LOG.warnf("the broker has lost the accounts %s: it is started again with those of the database", lost);
        home.seed(settings).write("lost-" + UUID.randomUUID());
        shares.prepare();
    }
}
