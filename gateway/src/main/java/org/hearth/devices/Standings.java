package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.hearth.broker.Broker;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.OlderTopics;
import org.hearth.broker.TopicGrammar;
import org.hearth.home.Homes;
import org.hearth.home.Room;
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
 * Keeper of who may take part. What is decided is written first and then done at the broker; if the broker is away, {@link
 * AccountAudit} does it when it is back, before anybody is let in for long. Any number of threads may hold it.
 */
@ApplicationScoped
public class Standings {
    private static final Logger LOG = Logger.getLogger(Standings.class);

    private final Devices devices;
    private final StandingTable table;
    private final BrokerAccounts accounts;
    private final Broker broker;
    private final Homes homes;
    private final Uptimes uptimes;
    private final Journal journal;
    private final InstantSource clock;
    private final Adapters adapters;
    private final OlderTopics older;
    private final Event<DeviceRemoved> removed;
    private final Event<AuditNeeded> audit;

    Standings(
            Devices devices,
            StandingTable table,
            BrokerAccounts accounts,
            Broker broker,
            Homes homes,
            Uptimes uptimes,
            Journal journal,
            InstantSource clock,
            Adapters adapters,
            OlderTopics older,
            Event<DeviceRemoved> removed,
            Event<AuditNeeded> audit) {
        this.devices = devices;
        this.table = table;
        this.accounts = accounts;
        this.broker = broker;
        this.homes = homes;
        this.uptimes = uptimes;
        this.journal = journal;
        this.clock = clock;
        this.adapters = adapters;
        this.older = older;
        this.removed = removed;
        this.audit = audit;
    }

    /**
     * Adds a device that a person wants; that it belongs to the home is told when it came.
     *
     * @param room its room, or none
     * @param reuseRevoked true if an id that was revoked may be given again
     * @throws ProblemException if the id is taken, revoked or none, or there is no such room
     */
    public Device add(String id, String name, String icon, @Nullable UUID room, boolean reuseRevoked) {
        check(id, room, reuseRevoked);
        return devices.add(
                id,
                () -> new Label(name, icon, room == null ? null : room(room), ""),
                table.isRevoked(id) ? () -> table.takeUp(id) : () -> {});
    }

    /**
     * Refuses what {@link #add} would refuse.
     *
     * @throws ProblemException if the id is taken, revoked or none, or there is no such room
     */
    public void check(String id, @Nullable UUID room, boolean reuseRevoked) {
        Device.checkId(id);
        accounts.requireNotOurs(id);
        if (devices.find(id).isPresent())
            throw new Problem.Conflict("id-taken", "There is a device '" + id + "' already.").thrown();
        if (table.isRevoked(id) && !reuseRevoked)
            throw new Problem.Conflict(
                            "id-revoked",
                            "'" + id + "' belonged to a device that was removed for good. "
                                    + "Take another id, or say that it may be used again.")
                    .thrown();
        if (room != null) room(room);
    }

    /** True if this id belonged to a device that was removed for good. */
    public boolean isRevoked(String id) {
        return table.isRevoked(id);
    }

    /**
     * Keeps a device out, connected or not, until it is enabled.
     *
     * @param reason a word for programs
     * @param detail anything a reader of the journal needs beside that
     */
    public Device disable(String id, String reason, @Nullable String detail, Cause cause) {
        Device device = devices.require(id);
        if (!device.standing().admitted()) return device;
        Instant now = clock.instant();
        return keepOut(
                device,
                new Standing(false, reason, now),
                entry(now, JournalVerb.DEVICE_DISABLED, cause, device)
                        .with(detail == null ? reason : reason + ": " + detail));
    }

    private Device keepOut(Device device, Standing standing, @Nullable JournalEntry why) {
        Device after = devices.admit(device.id(), standing, why);
        uptimes.forget(device.id());
        atTheBroker(device.id(), () -> {
            accounts.disable(device.id());
            eraseRetained(device.id());
        });
        return after;
    }

    /** Lets a disabled device in again. */
    public Device enable(String id, Cause cause) {
        Device device = devices.require(id);
        if (device.standing().admitted()) return device;
        Instant now = clock.instant();
        Device after =
                devices.admit(id, new Standing(true, null, now), entry(now, JournalVerb.DEVICE_ENABLED, cause, device));
        atTheBroker(id, () -> accounts.enable(id));
        return after;
    }

    /**
     * Removes a device for good: it is out at once, and its id is given to no other. The journal, its commands and its measurements
     * stay under its old id.
     */
    public void remove(String id, Cause cause) {
        // Disabled first, in a commit of its own: whatever waits for the device ends as it does for any that is
        // disabled.
        Device before = devices.require(id);
        if (before.standing().admitted()) keepOut(before, new Standing(false, Standing.REMOVED, clock.instant()), null);
        Device device = devices.require(id);
        devices.remove(id, () -> {
            removed.fire(new DeviceRemoved(device, cause));
            table.revoke(id);
            journal.append(entry(clock.instant(), JournalVerb.DEVICE_REMOVED, cause, device));
        });
        atTheBroker(id, () -> expel(id));
    }

    /** Takes away a device that was added and never came, as if it had not been added; an id that was revoked is so again. */
    public void discard(String id) {
        devices.find(id)
                .ifPresent(device -> devices.remove(id, () -> {
                    removed.fire(new DeviceRemoved(device, Cause.of(CauseKind.GATEWAY)));
                    table.discard(id);
                }));
        atTheBroker(id, () -> expel(id));
    }

    /** Takes away everything the broker has of a name. */
    void expel(String name) {
        accounts.remove(name);
        eraseRetained(name);
    }

    void eraseRetained(String device) {
        for (String leaf : TopicGrammar.retainedOfDevices())
            broker.erase(device, leaf).exceptionally(away -> notErased(device, leaf, away));
        for (String topic : adapters.topicsOf(device))
            older.erase(topic).exceptionally(away -> notErased(device, topic, away));
    }

    @SuppressWarnings("NullAway") // there is no other value of Void
    private Void notErased(String device, String topic, Throwable away) {
        LOG.warnf("device %s: what the broker retains on %s was not erased: %s", device, topic, away.getMessage());
        audit.fire(new AuditNeeded());
        return null;
    }

    private void atTheBroker(String id, Runnable work) {
        try {
            work.run();
        } catch (ProblemException away) {
            LOG.warnf("device %s: the broker is told of its standing as soon as it answers", id);
            audit.fire(new AuditNeeded());
        }
    }

    private Room room(UUID id) {
        return homes.find().rooms().stream()
                .filter(room -> room.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("roomId", "is no room of this home", "the id of a room"));
    }

    private static JournalEntry entry(Instant at, JournalVerb verb, Cause cause, Device device) {
        return JournalEntry.of(at, verb, cause, device.id(), device.name());
    }

    /** The broker may not have heard of a decision. */
    record AuditNeeded() {}
}
