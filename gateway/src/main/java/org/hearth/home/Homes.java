package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.UUID;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;

/** Keeper of the one home. Any number of threads may hold it. */
@ApplicationScoped
public class Homes {
    private final Event<HomeChanged> changed;
    private final TransactionSynchronizationRegistry transaction;

    Homes(Event<HomeChanged> changed, TransactionSynchronizationRegistry transaction) {
        this.changed = changed;
        this.transaction = transaction;
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

    /** Gives the home a name. */
    @Transactional
    public void rename(String name) {
        HomeRow.<HomeRow>findById(true).name = PlainText.name("homeName", name);
        touched();
    }

    /** Moves the home to another time zone. */
    @Transactional
    public void move(String zone) {
        HomeRow.<HomeRow>findById(true).zone = checked(zone).getId();
        touched();
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
            touched();
        }
        return row.room();
    }

    /**
     * Tells of the home as it is when the transaction ends, once: whoever is told after the commit is told in no order, so of two tellings
     * the older might stay.
     */
    void touched() {
        boolean isFirst = transaction.getResource(HomeChanged.class) == null;
        transaction.putResource(HomeChanged.class, find());
        if (isFirst) transaction.registerInterposedSynchronization(new Telling());
    }

    private final class Telling implements Synchronization {
        @Override
        public void beforeCompletion() {
            changed.fire(new HomeChanged((Home) transaction.getResource(HomeChanged.class)));
        }

        @Override
        public void afterCompletion(int status) {
            // told by then
        }
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
