package org.hearth.enrolment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.BrokerSettings;
import org.hearth.devices.Device;
import org.hearth.devices.DeviceAccounts;
import org.hearth.devices.DeviceRemoved;
import org.hearth.devices.Devices;
import org.hearth.devices.Standings;
import org.hearth.enrolment.Enrolment.Purpose;
import org.hearth.enrolment.Enrolment.State;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.hearth.trust.Certificates;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of enrolments. Each is written before anything is made for it, and what was made is taken away after its end is written, so
 * a crash in between leaves something to be done and nothing forgotten. Any number of threads may hold it.
 */
@ApplicationScoped
public class Enrolments {
    /** How long a code is worth something. */
    static final Duration VALIDITY = Duration.ofMinutes(15);

    private final Devices devices;
    private final Standings standings;
    private final DeviceAccounts secrets;
    private final BrokerAccounts accounts;
    private final BrokerSettings broker;
    private final Certificates certificates;
    private final EnrolmentTable table;
    private final OpenEnrolments open;
    private final Journal journal;
    private final InstantSource clock;
    private final ObjectMapper json;
    private final Event<Ended> ended;

    Enrolments(
            Devices devices,
            Standings standings,
            DeviceAccounts secrets,
            BrokerAccounts accounts,
            BrokerSettings broker,
            Certificates certificates,
            EnrolmentTable table,
            OpenEnrolments open,
            Journal journal,
            InstantSource clock,
            ObjectMapper json,
            Event<Ended> ended) {
        this.devices = devices;
        this.standings = standings;
        this.secrets = secrets;
        this.accounts = accounts;
        this.broker = broker;
        this.certificates = certificates;
        this.table = table;
        this.open = open;
        this.journal = journal;
        this.clock = clock;
        this.json = json;
        this.ended = ended;
    }

    /**
     * Makes a device of this home without waiting for it, or gives one that is already there new credentials.
     *
     * @return its enrolment code; the secret in it is kept nowhere else
     * @throws ProblemException if the id is not one of a device, or the broker is away; the device is then not let in, and the call may be
     *     made again
     */
    String enrol(String id, String name, String icon, @Nullable String room) {
        accounts.requireNotOurs(id);
        if (devices.find(id).isEmpty()) devices.add(id, name, icon, room);
        return code(id, secrets.issue(id));
    }

    /**
     * Opens an enrolment for a device that was not in this home before.
     *
     * @throws ProblemException if the id cannot be given, or the broker is away; then nothing is left of it
     */
    synchronized Opened open(Wish wish, Cause cause) {
        String id = wish.id() == null ? DeviceIds.of(wish.name(), this::isTaken) : wish.id();
        if (table.findOpen(id).isPresent()) throw taken(id);
        standings.check(id, wish.room(), wish.reuseRevoked());
        UUID enrolment = begin(id, wish.name(), Purpose.NEW, cause);
        try {
            standings.add(id, wish.name(), wish.icon(), wish.room(), wish.reuseRevoked());
            return issue(enrolment, id);
        } catch (RuntimeException away) {
            fail(enrolment, Purpose.NEW);
            throw away;
        }
    }

    /**
     * Opens an enrolment for a device that is there. Its old credentials end with this: an account has one secret.
     *
     * @throws ProblemException if there is no such device, it is disabled or was never in, or the broker is away
     */
    synchronized Opened reopen(String device, Purpose purpose, Cause cause) {
        Device known = devices.require(device);
        if (!known.standing().admitted())
            throw new Problem.Conflict("device-disabled", known.name() + " is disabled. Enable it first.").thrown();
        Optional<Enrolment> former = table.findOpen(device);
        if (former.isPresent() && former.get().purpose() == Purpose.NEW)
            throw new Problem.Conflict(
                            "enrolment-open",
                            known.name() + " has not used its first code yet. Withdraw that one first.")
                    .thrown();
        // Its secret is in force until the new one is; if that does not come to be, the sweep sets one that nobody
        // knows.
        former.ifPresent(older -> end(older.id(), State.WITHDRAWN, false, cause));
        UUID enrolment = begin(device, known.name(), purpose, cause);
        try {
            Opened opened = issue(enrolment, device);
            secrets.handOver(device, cause);
            return opened;
        } catch (RuntimeException away) {
            fail(enrolment, purpose);
            throw away;
        }
    }

    /** Its code was never told. A device that was made for it goes again with the next sweep; one that was there is left as it is. */
    private void fail(UUID id, Purpose purpose) {
        end(id, State.WITHDRAWN, purpose != Purpose.NEW, Cause.of(CauseKind.GATEWAY));
    }

    /** Open enrolments and those that ended within a day, newest first. */
    List<Enrolment> list() {
        return table.listRecent();
    }

    /**
     * Ends an enrolment that nobody has used; what was made for it is taken away.
     *
     * @throws ProblemException if there is none, or it has ended
     */
    void withdraw(UUID id, Cause cause) {
        Enrolment known = table.find(id).orElseThrow(() -> new Problem.NotFound("enrolment", id.toString()).thrown());
        Enrolment end = end(id, State.WITHDRAWN, false, cause)
                .orElseThrow(() -> new Problem.Conflict(
                                "enrolment-ended", "The code for " + known.name() + " has been used or is over.")
                        .thrown());
        clean(end);
    }

    /** The device came in with it. */
    void used(UUID id) {
        end(id, State.USED, true, Cause.of(CauseKind.GATEWAY));
    }

    /** Its time is over. */
    void expire(UUID id) {
        end(id, State.EXPIRED, false, Cause.of(CauseKind.GATEWAY)).ifPresent(this::clean);
    }

    /** A start ended before its code was told. */
    void abandon(Enrolment unissued) {
        fail(unissued.id(), unissued.purpose());
    }

    /**
     * Takes away what was made for an enrolment that nobody used.
     *
     * @throws ProblemException if the broker is away; the sweep tries again
     */
    synchronized void clean(Enrolment unused) {
        // A newer code has done it meanwhile, and its secret is the one in force.
        if (!table.isToClean(unused.id())) return;
        if (unused.purpose() == Purpose.NEW) standings.discard(unused.device());
        // The device stays, and its account too; a secret that nobody was told opens it for nobody.
        else if (devices.find(unused.device()).isPresent()) secrets.issue(unused.device());
        table.cleaned(unused.id());
    }

    /** A code for a device that is removed for good ends with it. */
    void removed(@Observes DeviceRemoved removal) {
        table.findOpen(removal.device().id())
                .flatMap(code -> write(code.id(), State.WITHDRAWN, true, removal.cause()))
                .ifPresent(now -> ended.fire(new Ended(now)));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        open.remove(removal.device().id());
    }

    private UUID begin(String device, String name, Purpose purpose, Cause cause) {
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            table.insert(id, device, name, purpose, VALIDITY);
            journal.append(JournalEntry.of(clock.instant(), JournalVerb.ENROLMENT_OPENED, cause, device, name)
                    .with(purpose.name()));
        });
        return id;
    }

    private Opened issue(UUID id, String device) {
        String secret = secrets.issue(device);
        table.issued(id);
        table.allCleaned(device);
        Enrolment opened = table.find(id).orElseThrow();
        open.add(opened, System.nanoTime());
        return new Opened(opened, code(device, secret));
    }

    private Optional<Enrolment> end(UUID id, State state, boolean cleaned, Cause cause) {
        Optional<Enrolment> end = QuarkusTransaction.requiringNew().call(() -> write(id, state, cleaned, cause));
        open.remove(id);
        end.ifPresent(now -> ended.fire(new Ended(now)));
        return end;
    }

    private Optional<Enrolment> write(UUID id, State state, boolean cleaned, Cause cause) {
        Optional<Enrolment> end = table.end(id, state, cleaned);
        end.ifPresent(now -> journal.append(entry(now, cause)));
        return end;
    }

    private JournalEntry entry(Enrolment end, Cause cause) {
        Instant now = clock.instant();
        // A device of the home from here on, not since its code was made.
        if (end.state() == State.USED && end.purpose() == Purpose.NEW)
            return JournalEntry.of(now, JournalVerb.DEVICE_ENROLLED, cause, end.device(), end.name());
        return JournalEntry.of(now, verb(end.state()), cause, end.device(), end.name())
                .with(end.purpose().name());
    }

    private static JournalVerb verb(State state) {
        return switch (state) {
            case OPEN -> JournalVerb.ENROLMENT_OPENED;
            case USED -> JournalVerb.ENROLMENT_USED;
            case EXPIRED -> JournalVerb.ENROLMENT_EXPIRED;
            case WITHDRAWN -> JournalVerb.ENROLMENT_WITHDRAWN;
        };
    }

    private String code(String device, String secret) {
        return new EnrolmentCode(
                        device,
                        secret,
                        certificates.names(),
                        broker.devicePort().orElse(broker.port()),
                        broker.gracePort().orElse(null),
                        broker.root(),
                        certificates.brokerPins())
                .text(json);
    }

    private boolean isTaken(String id) {
        return devices.find(id).isPresent()
                || accounts.isOurs(id)
                || standings.isRevoked(id)
                || table.findOpen(id).isPresent();
    }

    private static ProblemException taken(String id) {
        return new Problem.Conflict("id-taken", "There is a device '" + id + "' already.").thrown();
    }

    /**
     * What a person wants.
     *
     * @param id of the device, or null to have one made from the name
     * @param room id of the room it is in, or null
     * @param reuseRevoked true if it may be an id that was removed for good
     */
    record Wish(
            @Nullable String id,
            String name,
            String icon,
            @Nullable UUID room,
            boolean reuseRevoked) {}

    /** An enrolment with its code, which is told this once. */
    record Opened(Enrolment enrolment, String code) {}

    /** An enrolment has its end. */
    record Ended(Enrolment enrolment) {}
}
