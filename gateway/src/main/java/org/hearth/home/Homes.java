package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Keeper of the one home. Any number of threads may hold it. */
@ApplicationScoped
public class Homes {
    private final Event<HomeChanged> changed;
    private final Event<PositionForgotten> forgotten;
    private final TransactionSynchronizationRegistry transaction;
    private final Journal journal;
    private final InstantSource clock;

    Homes(
            Event<HomeChanged> changed,
            Event<PositionForgotten> forgotten,
            TransactionSynchronizationRegistry transaction,
            Journal journal,
            InstantSource clock) {
        this.changed = changed;
        this.forgotten = forgotten;
        this.transaction = transaction;
        this.journal = journal;
        this.clock = clock;
    }

    /** The home as it is now. */
    @Transactional
    public Home find() {
        return row().home(RoomRow.<RoomRow>list("ORDER BY position, name").stream()
                .map(RoomRow::room)
                .toList());
    }

    /** Gives the home a name. */
    @Transactional
    public void rename(String name) {
        row().name = PlainText.name("homeName", name);
        touched();
    }

    /** Moves the home to another time zone. */
    @Transactional
    public void move(String zone) {
        row().zone = checked(zone).getId();
        touched();
    }

    /** Moves the home to another time zone, because somebody said so. */
    @Transactional
    public void move(String zone, Cause cause) {
        if (row().zone.equals(zone)) return;
        move(zone);
        append(JournalVerb.ZONE_CHANGED, cause, zone);
    }

    /**
     * Says where the home is. The journal is told that somebody said so, not where that is.
     *
     * @param position null: nobody says it any more
     * @throws org.hearth.problems.ProblemException if somebody cannot do without it
     */
    @Transactional
    public void place(@Nullable Position position, Cause cause) {
        if (position == null) forgotten.fire(new PositionForgotten());
        HomeRow row = row();
        row.latitude = position == null ? null : position.latitude();
        row.longitude = position == null ? null : position.longitude();
        append(JournalVerb.HOME_MOVED, cause, position == null ? "removed" : null);
        touched();
    }

    /** Says what happens after a cut when nobody tells the time. */
    @Transactional
    public void choose(WithoutInternet rule, Cause cause) {
        HomeRow row = row();
        if (row.withoutInternet == rule) return;
        row.withoutInternet = rule;
        append(JournalVerb.CLOCK_RULE_CHANGED, cause, rule.name());
        touched();
    }

    private void append(JournalVerb verb, Cause cause, @Nullable String detail) {
        journal.append(JournalEntry.of(clock.instant(), verb, cause).with(detail));
    }

    private static HomeRow row() {
        return HomeRow.findById(true);
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
