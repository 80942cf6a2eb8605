package org.hearth.devices;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.OlderTopics;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;

/**
 * Keeper of adapters: which devices are older than the protocol, and how each is spoken to. What it answers was committed before. Any
 * number of threads may hold it.
 */
@ApplicationScoped
public class Adapters {
    private static final Logger LOG = Logger.getLogger(Adapters.class);
    private static final int MAX_CAPABILITIES = 16;
    private static final int MAX_ID = 24;

    private final Map<String, Adapter> adapters = new ConcurrentHashMap<>();
    private final AdapterTable table;
    private final Devices devices;
    private final Readings readings;
    private final DeviceTable deviceTable;
    private final DeviceAccounts lives;
    private final BrokerAccounts accounts;
    private final OlderTopics topics;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<Standings.AuditNeeded> audit;

    Adapters(
            AdapterTable table,
            Devices devices,
            Readings readings,
            DeviceTable deviceTable,
            DeviceAccounts lives,
            BrokerAccounts accounts,
            OlderTopics topics,
            Journal journal,
            InstantSource clock,
            Event<Standings.AuditNeeded> audit) {
        this.table = table;
        this.devices = devices;
        this.readings = readings;
        this.deviceTable = deviceTable;
        this.lives = lives;
        this.accounts = accounts;
        this.topics = topics;
        this.journal = journal;
        this.clock = clock;
        this.audit = audit;
    }

    void load(@Observes @Priority(Devices.LOADED) StartupEvent started) {
        adapters.putAll(table.list());
        topics.ownedBy(this::owner);
        accounts.alsoOwned(this::topicsOf);
    }

    /** How this device is spoken to; nothing if it speaks the protocol. */
    public Optional<Adapter> find(String device) {
        return Optional.ofNullable(adapters.get(device));
    }

    /** Devices that are older than the protocol. */
    Set<String> devices() {
        return Set.copyOf(adapters.keySet());
    }

    /**
     * Speaks to a device in an older way from now on.
     *
     * @throws ProblemException if there is no such device, it speaks the protocol, or a topic belongs to another
     */
    synchronized Adapter set(String id, Adapter adapter, Cause cause) {
        Device device = devices.require(id);
        boolean first = find(id).isEmpty();
        if (first && device.presence().online())
            throw new Problem.Conflict(
                            "device-speaks-protocol",
                            device.name() + " is online and speaks the protocol itself, so it needs no adapter.")
                    .thrown();
        for (String topic : adapter.topics()) refuseTaken(id, topic);
        devices.change(id, known -> {
            table.write(id, adapter);
            // The readings of older firmware are numbered by us, and those numbers are no others'.
            if (first) lives.beginLife(id);
            List<Capability> parts = new ArrayList<>(adapter.capabilities());
            if (!first)
                known.capabilities().stream().filter(Adapters::isMeasured).forEach(parts::add);
            Device now = known.with(new Description(null, null, null, parts)).with(Session.NONE);
            return kept(now, "adapter " + adapter.kind(), cause);
        });
        adapters.put(id, adapter);
        tellBroker(id);
        return adapter;
    }

    /**
     * The device speaks the protocol from now on.
     *
     * @throws ProblemException if there is no such device
     */
    synchronized void remove(String id, Cause cause) {
        devices.require(id);
        if (find(id).isEmpty()) return;
        devices.change(id, known -> {
            table.delete(id);
            lives.beginLife(id);
            Device now = known.with(Description.NONE);
            return kept(now.presence().online() ? now.with(Presence.gone(clock.instant())) : now, "no adapter", cause);
        });
        adapters.remove(id);
        tellBroker(id);
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        adapters.remove(removal.device().id());
    }

    /** An older device told that a part is on or off. */
    public void reported(String device, String capability, boolean on, String by, Instant at) {
        readings.reported(device, new StateReport("", 0, Map.of(capability, BooleanNode.valueOf(on)), by), at);
    }

    /** An older device measures these things; what it has was not known before. */
    public void measures(String id, Set<String> names) {
        if (devices.find(id).stream()
                .flatMap(known -> Stream.of(unknown(known, names)))
                .allMatch(List::isEmpty)) return;
        devices.change(id, known -> {
            List<Capability> parts = new ArrayList<>(known.capabilities());
            parts.addAll(unknown(known, names));
            Description told = known.description();
            Device now = known.with(new Description(told.model(), told.hardware(), told.firmware(), parts));
            deviceTable.update(now);
            return now;
        });
    }

    private static List<Capability> unknown(Device device, Set<String> names) {
        return names.stream()
                .filter(name ->
                        name.length() <= MAX_ID && device.capability(name).isEmpty())
                .sorted()
                .limit(Math.max(0, MAX_CAPABILITIES - device.capabilities().size()))
                .map(name -> new Capability(name, CapabilityKind.NUMBER, null, List.of(), null, false))
                .toList();
    }

    private static boolean isMeasured(Capability capability) {
        return capability.kind() == CapabilityKind.NUMBER;
    }

    private Device kept(Device now, String what, Cause cause) {
        journal.append(JournalEntry.of(clock.instant(), JournalVerb.DEVICE_CHANGED, cause, now.id(), now.name())
                .with(what));
        deviceTable.update(now);
        return now;
    }

    private void refuseTaken(String id, String topic) {
        owner(topic).filter(owner -> !owner.equals(id)).ifPresent(owner -> {
            String name = devices.find(owner).map(Device::name).orElse(owner);
            throw new Problem.Conflict(
                            "topic-taken", "The topic " + topic + " belongs to " + name + " (" + owner + ").")
                    .thrown();
        });
    }

    private Optional<String> owner(String topic) {
        return adapters.entrySet().stream()
                .filter(entry -> entry.getValue().topics().contains(topic))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    List<String> topicsOf(String device) {
        return find(device).map(Adapter::topics).orElse(List.of());
    }

    /** Its role is what it may do now; a role that changes throws out whoever has it, so the device comes in anew. */
    private void tellBroker(String id) {
        try {
            accounts.confine(id);
        } catch (ProblemException away) {
            LOG.warnf("device %s: the broker is told of its topics as soon as it answers", id);
            audit.fire(new Standings.AuditNeeded());
        }
    }
}
