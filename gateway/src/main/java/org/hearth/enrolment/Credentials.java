package org.hearth.enrolment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.broker.Broker;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.Patience;
import org.hearth.broker.Payload;
import org.hearth.devices.Device;
import org.hearth.devices.DeviceAccounts;
import org.hearth.devices.DeviceArrived;
import org.hearth.devices.DeviceRemoved;
import org.hearth.devices.Devices;
import org.hearth.devices.SecretIssued;
import org.hearth.devices.SecretKept;
import org.hearth.enrolment.CredentialChange.State;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of changes of secrets without a gap: the device is told the new one, says that it holds it, and only then the account is
 * changed. The new secret is in memory alone; after a restart the device is told another, with a higher number. Any number of threads
 * may hold it.
 */
@ApplicationScoped
class Credentials {
    private static final Logger LOG = Logger.getLogger(Credentials.class);
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final CredentialTable table;
    private final Devices devices;
    private final DeviceAccounts secrets;
    private final BrokerAccounts accounts;
    private final Broker broker;
    private final Journal journal;
    private final InstantSource clock;

    Credentials(
            CredentialTable table,
            Devices devices,
            DeviceAccounts secrets,
            BrokerAccounts accounts,
            Broker broker,
            Journal journal,
            InstantSource clock) {
        this.table = table;
        this.devices = devices;
        this.secrets = secrets;
        this.accounts = accounts;
        this.broker = broker;
        this.journal = journal;
        this.clock = clock;
    }

    void resume(@Observes @Priority(Devices.AFTER_LOADED) StartupEvent started) {
        for (CredentialChange change : table.listPending()) {
            long revision = Math.max(change.revision(), secrets.revision(change.device())) + 1;
            await(table.beginAnew(change.device(), revision));
        }
    }

    /**
     * The newest change of a device's secret; nothing if it was never changed.
     *
     * @throws ProblemException if there is no such device
     */
    Optional<CredentialChange> find(String device) {
        return table.find(devices.require(device).id());
    }

    /**
     * Wants a new secret for a device; one that is under way already goes on.
     *
     * @throws ProblemException if there is no such device, or it is disabled
     */
    CredentialChange request(String id, Cause cause) {
        Device device = devices.require(id);
        if (!device.standing().admitted())
            throw new Problem.Conflict("device-disabled", device.name() + " is disabled. Enable it first.").thrown();
        CredentialChange change = QuarkusTransaction.requiringNew().call(() -> {
            CredentialChange last = table.find(id).orElse(null);
            if (last != null && last.state() == State.PENDING) return last;
            long before = Math.max(secrets.revision(id), last == null ? 0 : last.revision());
            journal.append(entry(JournalVerb.CREDENTIALS_REQUESTED, cause, device));
            return table.begin(id, before + 1);
        });
        await(change);
        send(id);
        return change;
    }

    void arrived(@Observes DeviceArrived arrival) {
        send(arrival.device());
    }

    /** The device holds it: by another thread, because the broker is asked, and its answer comes by way of this one's. */
    void kept(@Observes SecretKept kept) {
        Pending known = pending.get(kept.device());
        if (known == null || known.revision() != kept.revision()) return;
        Thread.ofVirtual().start(() -> Patience.untilDatabaseAnswers("secret", () -> finish(kept.device(), known)));
    }

    private void finish(String device, Pending known) {
        try {
            if (secrets.change(device, known.secret(), known.revision()))
                end(device, known.revision(), State.DONE, null);
            else enrolledAnew(device, known);
        } catch (ProblemException away) {
            LOG.infof("device %s: its secret is changed when it says again that it holds the new one", device);
        }
    }

    /** A device that was given another secret, by a new code, does not take part in this any more. */
    void issued(@Observes SecretIssued issued) {
        Pending known = pending.get(issued.device());
        if (known != null) enrolledAnew(issued.device(), known);
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        pending.remove(removal.device().id());
    }

    private void enrolledAnew(String device, Pending known) {
        end(device, known.revision(), State.FAILED, "enrolled-anew");
    }

    @Scheduled(
            every = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void giveUp() {
        for (CredentialChange overdue : table.listOverdue())
            end(overdue.device(), overdue.revision(), State.FAILED, "not-kept");
    }

    private void await(CredentialChange change) {
        pending.computeIfAbsent(change.device(), id -> new Pending(change.revision(), accounts.newSecret()));
    }

    private void send(String device) {
        Pending known = pending.get(device);
        if (known == null || !devices.isAdmitted(device)) return;
        broker.send(
                        device,
                        "commands/config",
                        Payload.compose().put("secret_rev", known.revision()).put("secret", known.secret()))
                .whenComplete((sent, away) -> {
                    if (away != null)
                        LOG.infof("device %s: its new secret is told when it connects: %s", device, away.getMessage());
                });
    }

    private void end(String device, long revision, State state, @Nullable String reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!table.end(device, revision, state, reason)) return;
            JournalVerb verb = state == State.DONE ? JournalVerb.CREDENTIALS_CHANGED : JournalVerb.CREDENTIALS_FAILED;
            devices.find(device)
                    .ifPresent(known -> journal.append(
                            entry(verb, Cause.of(CauseKind.GATEWAY), known).with(reason)));
        });
        pending.computeIfPresent(device, (id, known) -> known.revision() == revision ? null : known);
    }

    private JournalEntry entry(JournalVerb verb, Cause cause, Device device) {
        return JournalEntry.of(clock.instant(), verb, cause, device.id(), device.name());
    }

    /** A secret on its way. It is never written anywhere, and this does not show it either. */
    private record Pending(long revision, String secret) {
        @Override
        public String toString() {
            return "Pending[" + revision + "]";
        }
    }
}
