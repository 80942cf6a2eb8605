package org.hearth.devices;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.broker.Broker;
import org.hearth.broker.BrokerReturned;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of wirings: which lines the household chose on devices that let it choose. What it answers was committed before. Any number
 * of threads may hold it; changes are rare and made one after the other. The connection's own thread never waits for a change.
 */
@ApplicationScoped
public class Wirings {
    private static final Logger LOG = Logger.getLogger(Wirings.class);

    private final Devices devices;
    private final WiringTable table;
    private final Broker broker;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<DeviceChanged> changed;
    private final Map<String, Wiring> wirings = new ConcurrentHashMap<>();

    /** Held while one is read and handed to the broker, so that an older wish never follows a newer one; never over a query. */
    private final Object publishing = new Object();

    /** The connection and wish that were told last because a device was behind: once is enough. */
    private final Map<String, String> reminded = new ConcurrentHashMap<>();

    Wirings(
            Devices devices,
            WiringTable table,
            Broker broker,
            Journal journal,
            InstantSource clock,
            Event<DeviceChanged> changed) {
        this.devices = devices;
        this.table = table;
        this.broker = broker;
        this.journal = journal;
        this.clock = clock;
        this.changed = changed;
    }

    void load(@Observes @Priority(Devices.LOADED) StartupEvent started) {
        wirings.putAll(table.all());
    }

    /** The wiring of a device; none if it never told its lines. */
    public Optional<Wiring> find(String id) {
        return Optional.ofNullable(wirings.get(id));
    }

    /**
     * The wiring of a device.
     *
     * @throws org.hearth.problems.ProblemException if there is no such device, or it never told its lines
     */
    public Wiring require(String id) {
        devices.require(id);
        return find(id).orElseThrow(() -> new Problem.NotFound("wiring", id).thrown());
    }

    /**
     * Wishes a wiring, all of it; it is told to the device after the commit, now or when it is back.
     *
     * @param from revision of the wish that this one was made from
     * @throws org.hearth.problems.ProblemException if the device can never take it, or somebody wished something else meanwhile
     */
    public synchronized Wiring wish(String id, long from, List<Wire> wires, Cause cause) {
        Wiring before = require(id);
        if (before.revision() != from)
            throw new Problem.Conflict(
                            "stale-revision",
                            "The wiring was changed meanwhile: it is at revision " + before.revision() + ", not " + from
                                    + ". Nothing was changed.")
                    .thrown();
        long next = before.nextRevision();
        WiringRules.check(wires, before.reported().found(), next);
        Wiring now = before.wished(next, wires);
        keep(id, now, entry(JournalVerb.WIRING_WISHED, cause, id, clock.instant(), "revision " + next));
        publish(id);
        return now;
    }

    /** Takes what a device says of its lines. */
    synchronized void told(String id, LinesReport report, Instant at, boolean live) {
        if (devices.find(id).isEmpty()) return;
        Wiring before = wirings.get(id);
        Wiring now = before == null ? Wiring.first(report, at) : before.told(report, at);
        if (!now.equals(before)) keep(id, now, news(id, before, now, at).toArray(JournalEntry[]::new));
        if (live && report.code() == null && now.isBehind()) remind(id, now);
    }

    private List<JournalEntry> news(String id, @Nullable Wiring before, Wiring now, Instant at) {
        boolean hadIt = before == null || before.reported().revision() == now.revision();
        Cause itself = Cause.of(CauseKind.DEVICE);
        String revision = "revision " + now.revision();
        if (now.revision() > 0 && now.inSync() && !hadIt)
            return List.of(entry(JournalVerb.WIRING_TAKEN, itself, id, at, revision));
        Wiring.Refusal refusal = now.refused();
        if (refusal == null || before == null || refusal.equals(before.refused())) return List.of();
        String where = refusal.field() == null ? "" : " " + refusal.field();
        String who = refusal.user() == null ? "" : " " + refusal.user();
        return List.of(
                entry(JournalVerb.WIRING_REFUSED, itself, id, at, revision + ": " + refusal.code() + where + who));
    }

    private void keep(String id, Wiring now, JournalEntry... told) {
        QuarkusTransaction.requiringNew().run(() -> {
            table.write(id, now);
            for (JournalEntry entry : told) journal.append(entry);
        });
        wirings.put(id, now);
        devices.find(id).ifPresent(device -> changed.fire(new DeviceChanged(device)));
    }

    /** A device that lost its wiring is told again; but once for each connection, or two could talk for ever. */
    private void remind(String id, Wiring now) {
        String about = devices.require(id).session().id() + "/" + now.revision();
        if (!Objects.equals(reminded.put(id, about), about)) publish(id);
    }

    /** On the thread of the connection, which must not wait for the database: nothing here waits for a change. */
    void returned(@Observes BrokerReturned broker) {
        wirings.keySet().forEach(this::publish);
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        wirings.remove(removal.device().id());
        reminded.remove(removal.device().id());
    }

    private void publish(String id) {
        synchronized (publishing) {
            Wiring wiring = wirings.get(id);
            if (wiring == null || wiring.revision() == 0) return;
            broker.retain(id, "config/wiring", wiring.payload()).whenComplete((written, failure) -> {
                if (failure != null)
                    LOG.infof("device %s: its wiring is told when the broker is back: %s", id, failure.getMessage());
            });
        }
    }

    private JournalEntry entry(JournalVerb verb, Cause cause, String id, Instant at, String detail) {
        return JournalEntry.of(at, verb, cause, id, devices.require(id).name()).with(detail);
    }
}
