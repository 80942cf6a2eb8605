package org.hearth.devices;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.InstantSource;
import org.hearth.broker.AccountsAtHand;
import org.hearth.broker.BrokerAccount;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.RetainedCommandErased;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;

/**
 * Compares the broker's accounts with the devices of this home whenever the broker is there again: its file may be an old copy, or
 * may have missed a decision. What should not be there is removed.
 */
@ApplicationScoped
class AccountAudit {
    private static final Logger LOG = Logger.getLogger(AccountAudit.class);

    private final Devices devices;
    private final Standings standings;
    private final StandingTable table;
    private final BrokerAccounts accounts;
    private final Journal journal;
    private final InstantSource clock;
    private volatile boolean needed;

    AccountAudit(
            Devices devices,
            Standings standings,
            StandingTable table,
            BrokerAccounts accounts,
            Journal journal,
            InstantSource clock) {
        this.devices = devices;
        this.standings = standings;
        this.table = table;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    void atHand(@Observes AccountsAtHand atHand) {
        needed = true;
        audit();
    }

    void missed(@Observes Standings.AuditNeeded missed) {
        needed = true;
    }

    /** Tried until it is done. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    synchronized void audit() {
        if (!needed) return;
        needed = false;
        boolean done = false;
        try {
            for (BrokerAccount account : accounts.listOfDevices()) check(account);
            for (String device : accounts.rolesThatDiffer())
                if (devices.find(device).isPresent()) confine(device);
            done = true;
        } catch (ProblemException | IllegalStateException notYet) {
            LOG.infof("the broker's accounts are looked at again soon: %s", notYet.getMessage());
        } finally {
            if (!done) needed = true;
        }
    }

    private void check(BrokerAccount account) {
        Device device = devices.find(account.name()).orElse(null);
        if (device == null) {
            expel(account.name(), "no device of this home");
            return;
        }
        // The secret of a number that is gone must open nothing, and the one that should be there is known to nobody
        // but the device.
        if (isOld(account)) {
            expel(device.id(), "an old secret had come back");
            return;
        }
        if (!account.confined()) confine(device.id());
        if (!device.standing().admitted()) {
            accounts.disable(device.id());
            standings.eraseRetained(device.id());
        } else if (account.disabled()) accounts.enable(device.id());
    }

    /** A new secret is set at the broker before its number is written, so ours is read first and the broker's after it. */
    private boolean isOld(BrokerAccount account) {
        long ours = table.revision(account.name());
        return account.revision() < ours && accounts.revision(account.name()) < ours;
    }

    private void confine(String device) {
        LOG.warnf("device %s: its rights at the broker were not its own; they are now", device);
        accounts.confine(device);
    }

    private void expel(String name, String why) {
        LOG.warnf("account %s at the broker is removed: %s", name, why);
        standings.expel(name);
        tell(name, JournalVerb.ACCOUNT_REMOVED, why);
    }

    void erased(@ObservesAsync RetainedCommandErased erased) {
        tell(erased.device(), JournalVerb.RETAINED_COMMAND_ERASED, erased.leaf() + ": " + erased.excerpt());
    }

    private void tell(String id, JournalVerb verb, String detail) {
        String name = devices.find(id).map(Device::name).orElse(id);
        QuarkusTransaction.requiringNew()
                .run(() -> journal.append(JournalEntry.of(clock.instant(), verb, Cause.of(CauseKind.GATEWAY), id, name)
                        .with(detail)));
    }
}
