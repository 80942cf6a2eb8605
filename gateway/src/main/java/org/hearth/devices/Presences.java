package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;

/** Keeper of who is there: devices come, go, sleep and are missed. Any number of threads may hold it. */
@ApplicationScoped
class Presences {
    private final Devices devices;
    private final DeviceTable table;
    private final Journal journal;

    Presences(Devices devices, DeviceTable table, Journal journal) {
        this.devices = devices;
        this.table = table;
        this.journal = journal;
    }

    /**
     * A birth.
     *
     * @param live false if the broker had kept it: then it tells which connection to expect, and not that the device is there
     */
    void born(String id, Birth birth, Instant at, boolean live) {
        devices.change(id, device -> {
            Device now = device.born(birth, at, live);
            boolean restarted = birth.isRestartSince(device.session());
            if (now.presence().online() && (restarted || !device.presence().online()))
                journal.append(
                        restarted
                                ? Devices.entry(JournalVerb.DEVICE_ONLINE, CauseKind.BOOT, now, at)
                                        .with("boot " + birth.boot())
                                : Devices.entry(JournalVerb.DEVICE_ONLINE, CauseKind.LOST, now, at)
                                        .with("reconnected"));
            table.update(now);
            return now;
        });
    }

    /** A will or a farewell; that of an older connection is not believed. */
    void gone(String id, Farewell farewell, Instant at) {
        devices.change(id, device -> {
            if (!device.presence().online()
                    || !farewell.session().equals(device.session().id())) return device;
            Device now = device.with(farewell.presence(at));
            Instant until = now.presence().sleepsUntil();
            journal.append(
                    until == null
                            ? Devices.entry(JournalVerb.DEVICE_OFFLINE, CauseKind.GATEWAY, now, at)
                                    .with(farewell.why())
                            : Devices.entry(JournalVerb.DEVICE_ASLEEP, CauseKind.DEVICE, now, at)
                                    .with("until " + until));
            table.update(now);
            return now;
        });
    }

    /** A device that tells no birth is heard: it is there. */
    void here(String id, Instant at) {
        devices.change(id, device -> {
            if (device.presence().online()) return device;
            Device now = device.with(Presence.here(at));
            journal.append(Devices.entry(JournalVerb.DEVICE_ONLINE, CauseKind.GATEWAY, now, at)
                    .with("heard"));
            table.update(now);
            return now;
        });
    }

    /** A device that tells no heartbeat has not been heard for long. */
    void silent(String id, Instant at) {
        devices.change(id, device -> {
            if (!device.presence().online()) return device;
            Device now = device.with(Presence.gone(at));
            journal.append(Devices.entry(JournalVerb.DEVICE_OFFLINE, CauseKind.GATEWAY, now, at)
                    .with("silent"));
            table.update(now);
            return now;
        });
    }

    /** Its secret went to another board, or to the same one that begins anew: whoever held the old one was thrown out. */
    void replaced(String id, Cause cause, Instant at) {
        devices.change(id, device -> {
            Presence presence = device.presence();
            if (!presence.online() && presence.sleepsUntil() == null) return device;
            Device now = device.with(Presence.gone(at));
            journal.append(JournalEntry.of(at, JournalVerb.DEVICE_OFFLINE, cause, id, now.name())
                    .with("enrolled-anew"));
            table.update(now);
            return now;
        });
    }

    /** One that sleeps did not come back in time: it is lost, since it was last there. */
    void overslept(String id, Instant at) {
        devices.change(id, device -> {
            Presence presence = device.presence();
            if (presence.since() == null || !presence.hasOverslept(at)) return device;
            Device now = device.with(Presence.gone(presence.since()));
            journal.append(Devices.entry(JournalVerb.DEVICE_OFFLINE, CauseKind.GATEWAY, now, at)
                    .with("did not wake"));
            table.update(now);
            return now;
        });
    }

    /**
     * A device speaks, on the connection that is known or on one whose birth did not reach us: then it is there, and a will of the
     * connection before is not believed any more.
     *
     * @param sameBoot true if it surely did not restart; else the next birth tells which boot it is in
     */
    void heardOn(String id, String session, boolean sameBoot, Instant at) {
        devices.change(id, device -> {
            Session known = device.session();
            boolean isNew = !session.equals(known.id());
            if (device.presence().online() && !isNew) return device;
            Device now =
                    isNew ? device.with(new Session(session, sameBoot ? known.boot() : null, known.rssi())) : device;
            if (!device.presence().online()) {
                now = now.with(Presence.here(at));
                journal.append(Devices.entry(JournalVerb.DEVICE_ONLINE, CauseKind.GATEWAY, now, at)
                        .with("heard again"));
            }
            table.update(now);
            return now;
        });
    }
}
