package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.UUID;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Keeper of the one home. Any number of threads may hold it. */
@ApplicationScoped
public class Homes {
    private final Event<HomeChanged> changed;

    Homes(Event<HomeChanged> changed) {
        this.changed = changed;
    }

    /** The home as it is now. */
    @Transactional
    public Home find() {
        HomeRow row = HomeRow.findById(true);
        return new Home(
                row.name,
                ZoneId.of(row.zone),
                RoomRow.<RoomRow>list("ORDER BY position, name").stream()
                        .map(RoomRow::room)
                        .toList());
    }

    /**
     * Makes the home what its first owner wished of it. It is told once: what a transaction tells after its commit comes in no promised
     * order, and of two changes the older could be told last.
     */
    @Transactional
    public void settle(@Nullable String name, @Nullable String zone) {
        if (name == null && zone == null) return;
        HomeRow home = HomeRow.findById(true);
        if (name != null) home.name = PlainText.name("homeName", name);
        if (zone != null) home.zone = checked(zone).getId();
        changed.fire(new HomeChanged(find()));
    }

    /** Moves the home to another time zone. */
    @Transactional
    public void move(String zone) {
        HomeRow.<HomeRow>findById(true).zone = checked(zone).getId();
        changed.fire(new HomeChanged(find()));
    }

    /** The room of this name, made if it is not there yet. */
    @Transactional
    public Room room(String name) {
        RoomRow row = RoomRow.<RoomRow>find("name", name).firstResult();
        if (row == null) {
            row = new RoomRow();
            row.id = UUID.randomUUID();
            row.name = name;
            row.position = (int) RoomRow.count();
            // Written now: the device that is put into it is written by another way in the same transaction.
            row.persistAndFlush();
            changed.fire(new HomeChanged(find()));
        }
        return row.room();
    }

    private static ZoneId checked(String zone) {
        try {
            ZoneId id = ZoneId.of(zone);
            if (ZoneId.getAvailableZoneIds().contains(zone)) return id;
        } catch (DateTimeException unknown) {
            // told below, as every zone that is not in the list
        }
        throw Problem.invalid("zone", "is not a time zone this gateway knows", "an IANA name such as Europe/Athens");
    }
}
