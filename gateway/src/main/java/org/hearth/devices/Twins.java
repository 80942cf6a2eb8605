package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
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

/** Keeper of twins: what is wished of a device's settings goes out by it and what holds comes in. Any number of threads may hold it. */
@ApplicationScoped
public class Twins {
    private static final Logger LOG = Logger.getLogger(Twins.class);

    private final Devices devices;
    private final TwinTable table;
    private final Broker broker;
    private final Journal journal;
    private final InstantSource clock;

    /** Held while a wish is looked at and handed over, so that what the broker keeps is the newest. */
    private final Object publishing = new Object();

    /** The connection and wish that were told last because a device was behind: once is enough, whatever it goes on saying. */
    private final Map<String, String> reminded = new ConcurrentHashMap<>();

    Twins(Devices devices, TwinTable table, Broker broker, Journal journal, InstantSource clock) {
        this.devices = devices;
        this.table = table;
        this.broker = broker;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Wishes settings of a device; they are told to it after the commit, now or when it is back.
     *
     * @param from revision of the wish that this one was made from
     * @return the device with its new wish
     * @throws org.hearth.problems.ProblemException if the device can never take them, or somebody wished something else meanwhile
     */
    public Device wish(String id, long from, Settings settings, Cause cause) {
        devices.require(id);
        devices.change(id, device -> {
            Twin twin = device.twin();
            if (twin.revision() != from)
                throw new Problem.Conflict(
                                "stale-revision",
                                "The settings were changed meanwhile: they are at revision " + twin.revision()
                                        + ", not " + from + ". Nothing was changed.")
                        .thrown();
            long next = twin.nextRevision();
            SettingsRules.check(settings, device, next);
            Device now = device.with(twin.wished(next, settings));
            table.write(id, now.twin());
            journal.append(entry(JournalVerb.SETTINGS_WISHED, cause, now, clock.instant(), "revision " + next));
            return now;
        });
        publish(id);
        return devices.require(id);
    }

    /** Takes what a device says that it holds. */
    void told(String id, SettingsReport report, Instant at, boolean live) {
        devices.change(id, device -> {
            Twin before = device.twin();
            Twin now = before.told(report, at, live);
            if (now.equals(before)) return device;
            Device changed = device.with(now);
            table.write(id, now);
            tell(before, changed, at);
            return changed;
        });
        if (live && report.code() == null)
            devices.find(id).filter(device -> device.twin().isBehind()).ifPresent(this::remind);
    }

    private void tell(Twin before, Device device, Instant at) {
        Twin now = device.twin();
        boolean hadIt = before.reported() != null && before.reported().revision() == now.revision();
        boolean hasIt = now.reported() != null && now.reported().revision() == now.revision();
        Cause itself = Cause.of(CauseKind.DEVICE);
        String revision = "revision " + now.revision();
        if (now.revision() > 0 && hasIt && !hadIt)
            journal.append(entry(JournalVerb.SETTINGS_TAKEN, itself, device, at, revision));
        Twin.Refusal refusal = now.refused();
        if (refusal != null && !refusal.equals(before.refused()))
            journal.append(entry(
                    JournalVerb.SETTINGS_REFUSED,
                    itself,
                    device,
                    at,
                    revision + ": " + refusal.code() + (refusal.field() == null ? "" : " " + refusal.field())));
    }

    /** A device that lost its settings, or was replaced, is told again; but once for each connection, or two could talk for ever. */
    private void remind(Device device) {
        String about = device.session().id() + "/" + device.twin().revision();
        if (!Objects.equals(reminded.put(device.id(), about), about)) publish(device.id());
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        reminded.remove(removal.device().id());
    }

    void returned(@Observes BrokerReturned broker) {
        devices.list().stream()
                .filter(device -> device.twin().revision() > 0)
                .map(Device::id)
                .forEach(this::publish);
    }

    private void publish(String id) {
        synchronized (publishing) {
            Twin twin = devices.find(id).map(Device::twin).orElse(Twin.NONE);
            // It was removed meanwhile.
            if (twin.revision() == 0) return;
            broker.retain(id, "config/desired", twin.desired().payload(twin.revision()))
                    .whenComplete((written, failure) -> {
                        if (failure != null)
                            LOG.infof(
                                    "device %s: its settings are told when the broker is back: %s",
                                    id, failure.getMessage());
                    });
        }
    }

    private static JournalEntry entry(JournalVerb verb, Cause cause, Device device, Instant at, String detail) {
        return JournalEntry.of(at, verb, cause, device.id(), device.name()).with(detail);
    }
}
