package org.hearth.rotation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.BrokerContact;
import org.hearth.broker.BrokerShares;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.hearth.trust.BrokerKeys;
import org.hearth.trust.Certificates;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of the change of the broker's key. What is decided is committed first and then done with the files, which follow it after a
 * restart too; the broker takes them up by itself. Any number of threads may hold it; one at a time changes something.
 */
@ApplicationScoped
class Rotations {
    private static final Logger LOG = Logger.getLogger(Rotations.class);

    private final RotationTable table;
    private final Holdings holdings;
    private final Devices devices;
    private final Certificates certificates;
    private final BrokerContact contact;
    private final BrokerAccounts accounts;
    private final BrokerShares shares;
    private final Journal journal;
    private final InstantSource clock;
    private volatile boolean isShown;
    private volatile boolean isSettled = true;

    Rotations(
            RotationTable table,
            Holdings holdings,
            Devices devices,
            Certificates certificates,
            BrokerContact contact,
            BrokerAccounts accounts,
            BrokerShares shares,
            Journal journal,
            InstantSource clock) {
        this.table = table;
        this.holdings = holdings;
        this.devices = devices;
        this.certificates = certificates;
        this.contact = contact;
        this.accounts = accounts;
        this.shares = shares;
        this.journal = journal;
        this.clock = clock;
    }

    /** Before the handlers of what devices say are asked for the first time. */
    synchronized void resume(@Observes @Priority(Devices.AFTER_LOADED) StartupEvent started) {
        BrokerKeys keys = certificates.brokerKeys();
        RotationTable.Stored stored = table.find()
                .orElseGet(() -> new RotationTable.Stored(
                        new RotationState.Resting(0, 0, keys.inUse(), keys.next()), Instant.EPOCH));
        holdings.begin(stored.state(), stored.since(), table.listHoldings());
        settle();
    }

    /** How far it is. */
    RotationState state() {
        return holdings.state();
    }

    /** True if the broker was seen with the key that it is to use. */
    boolean isShown() {
        return isShown;
    }

    /**
     * Tells every device of the next key.
     *
     * @throws org.hearth.problems.ProblemException if a change is under way
     */
    synchronized void announce(Cause cause) {
        if (!(state() instanceof RotationState.Resting resting))
            throw wrongStage("A change of the broker's key is under way already.");
        decide(resting.announce(holdings.nextRevision()), JournalVerb.BROKER_KEY_ANNOUNCED, cause, null);
        holdings.tellAll();
    }

    /**
     * Makes the next key the one in use.
     *
     * @param force true if it is done although devices are missing
     * @throws org.hearth.problems.ProblemException if the next key was not announced, or a device has not confirmed it
     */
    synchronized void switchOver(boolean force, Cause cause) {
        if (!(state() instanceof RotationState.Announced announced)) throw wrongStage("Announce the next key first.");
        String left = requireNobody(holdings.missing(), force, "have not confirmed the next key");
        decide(announced.switchOver(), JournalVerb.BROKER_KEY_SWITCHED, cause, left);
        settle();
    }

    /**
     * Asks devices that hold the key in use, and still are on a connection by the one before, to connect anew.
     *
     * @throws org.hearth.problems.ProblemException if the key was not switched, or the broker is away
     */
    synchronized void callOver(Cause cause) {
        if (!(state() instanceof RotationState.Switched))
            throw wrongStage("The broker still uses the key that the devices came in by.");
        requireShown();
        List<Device> called = onTheConnectionBefore();
        if (called.isEmpty()) return;
        QuarkusTransaction.requiringNew().run(() -> tell(JournalVerb.BROKER_KEY_DEVICES_CALLED, cause, names(called)));
        for (Device device : called) accounts.reconnect(device.id());
    }

    /** While the key is switched: who holds it, and is still connected by the one before. */
    private List<Device> onTheConnectionBefore() {
        return holdings.missing().stream()
                .filter(device -> device.presence().online() && holdings.isConfirmed(device.id()))
                .toList();
    }

    /**
     * Gives the key before up, and tells every device of another next one. Who holds the key in use, and is still connected by the one before, is
     * thrown out to come back by it: a device refuses a set that lacks the pin of its own connection.
     *
     * @param force true if it is done although devices have not come in by the key in use
     * @throws org.hearth.problems.ProblemException if the key was not switched, or a device has not come in by it
     */
    synchronized void finish(boolean force, Cause cause) {
        if (!(state() instanceof RotationState.Switched switched)) throw wrongStage("Switch to the next key first.");
        requireShown();
        String left = requireNobody(holdings.missing(), force, "have not come in by the new key");
        List<Device> called = onTheConnectionBefore();
        certificates.prepareNextBrokerKey();
        String next = certificates.brokerKeys().next();
        decide(switched.finish(holdings.nextRevision(), next), JournalVerb.BROKER_KEY_FINISHED, cause, left);
        settle();
        holdings.tellAll();
        for (Device device : called) accounts.reconnect(device.id());
    }

    /**
     * Leaves everything as it was before the announcement.
     *
     * @throws org.hearth.problems.ProblemException if no change is under way
     */
    synchronized void rollBack(Cause cause) {
        RotationState now = state();
        RotationState.Resting back;
        if (now instanceof RotationState.Announced announced) back = announced.rollBack();
        else if (now instanceof RotationState.Switched switched) back = switched.rollBack();
        else throw wrongStage("No change of the broker's key is under way.");
        decide(back, JournalVerb.BROKER_KEY_ROLLED_BACK, cause, null);
        settle();
    }

    /** The broker takes a key up when it notices the files; until it was seen with it nothing is built on that. */
    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        if (!isSettled) settle();
        if (isShown || !contact.isThere()) return;
        String wanted = state().inUse();
        if (!contact.shownPin().filter(wanted::equals).isPresent()) return;
        synchronized (this) {
            isShown = state().inUse().equals(wanted);
        }
    }

    private void decide(RotationState next, JournalVerb verb, Cause cause, @Nullable String left) {
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            table.write(next, now);
            tell(verb, cause, left);
        });
        holdings.enter(next, now);
    }

    private void tell(JournalVerb verb, Cause cause, @Nullable String detail) {
        journal.append(JournalEntry.of(clock.instant(), verb, cause).with(detail));
    }

    /** The files follow what was decided; a full disk is tried again. */
    private synchronized void settle() {
        isShown = false;
        isSettled = false;
        try {
            BrokerKeys keys = certificates.brokerKeys();
            RotationState now = state();
            if (!keys.use(now.inUse()))
                LOG.errorf("the broker's key %s is not there: devices are told nothing of keys", now.inUse());
            else if (!(now instanceof RotationState.Switched)) keys.endGrace();
            shares.prepare();
            isSettled = true;
        } catch (UncheckedIOException disk) {
            LOG.errorf("the broker's key is put in its place later: %s", disk.getMessage());
        }
    }

    private void requireShown() {
        if (!isShown)
            throw new Problem.Conflict(
                            "broker-not-switched",
                            "The broker has not been seen with the new key yet. It takes it up by itself within seconds.")
                    .thrown();
    }

    private static @Nullable String requireNobody(List<Device> missing, boolean force, String what) {
        if (missing.isEmpty()) return null;
        if (force) return names(missing);
        throw new Problem.Conflict(
                        "devices-missing",
                        missing.size() + " devices " + what + ": " + names(missing) + ". Nothing was changed.",
                        missing.stream()
                                .map(device -> new FieldError(device.id(), device.name(), null))
                                .toList())
                .thrown();
    }

    private static String names(List<Device> named) {
        return named.stream().map(Device::name).collect(Collectors.joining(", "));
    }

    private static RuntimeException wrongStage(String detail) {
        return new Problem.Conflict("rotation-stage", detail).thrown();
    }
}
