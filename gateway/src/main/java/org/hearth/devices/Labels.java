package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearth.home.HomeChanged;
import org.hearth.home.Room;
import org.hearth.home.Rooms;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.jspecify.annotations.Nullable;

/** Keeper of what the household says of its devices. Any number of threads may hold it. */
@ApplicationScoped
public class Labels {
    private final Devices devices;
    private final DeviceTable table;
    private final Rooms rooms;
    private final Journal journal;
    private final InstantSource clock;

    Labels(Devices devices, DeviceTable table, Rooms rooms, Journal journal, InstantSource clock) {
        this.devices = devices;
        this.table = table;
        this.rooms = rooms;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Says something else of a device than before.
     *
     * @throws org.hearth.problems.ProblemException if there is no such device or room, or a text breaks the rules of {@link Label}
     */
    public void relabel(String id, LabelChange wish, Cause cause) {
        devices.require(id);
        devices.change(id, device -> {
            LabelChange.Place place = wish.place();
            Room room = place == null || place.room() == null ? null : rooms.hold(place.room());
            Device now = device.with(wish.applied(device.label(), room));
            if (now.equals(device)) return device;
            table.relabel(now);
            journal.append(JournalEntry.of(clock.instant(), JournalVerb.DEVICE_CHANGED, cause, id, now.name())
                    .with(LabelChange.told(device.label(), now.label())));
            return now;
        });
    }

    /** Rooms were renamed or went; the database has done the same to the rows. */
    void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) HomeChanged change) {
        Map<UUID, Room> there = change.home().rooms().stream().collect(Collectors.toMap(Room::id, room -> room));
        for (Device device : devices.list()) devices.refresh(device.id(), known -> following(known, there));
    }

    private static Device following(Device device, Map<UUID, Room> rooms) {
        @Nullable Room room = device.label().room();
        return room == null ? device : device.with(device.label().in(rooms.get(room.id())));
    }
}
