package org.hearth.home;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Keeper of the rooms of the home, in the household's order. Any number of threads may hold it; changes come one after the other. */
@ApplicationScoped
public class Rooms {
    private static final int MAX_ROOMS = 64;

    private final Homes homes;
    private final Journal journal;
    private final InstantSource clock;

    /** Held until a change is committed and told, so that what is told last is what is true. */
    private final Object changing = new Object();

    Rooms(Homes homes, Journal journal, InstantSource clock) {
        this.homes = homes;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The room of this id, which cannot go before the caller's transaction ends.
     *
     * @throws org.hearth.problems.ProblemException that names {@code roomId} if there is none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Room hold(UUID id) {
        RoomRow row = RoomRow.findById(id, LockModeType.PESSIMISTIC_READ);
        if (row == null) throw Problem.invalid("roomId", "'" + id + "' is not a room of this home", "a room, or null");
        return row.room();
    }

    /** Adds a room behind the others. */
    public Room add(String name, Cause cause) {
        return change(() -> {
            List<RoomRow> rows = rows();
            if (rows.size() >= MAX_ROOMS)
                throw new Problem.Conflict("too-many-rooms", "A home has at most " + MAX_ROOMS + " rooms.").thrown();
            RoomRow row = new RoomRow();
            row.id = UUID.randomUUID();
            row.name = free(name, rows, null);
            row.position = rows.isEmpty() ? 0 : rows.getLast().position + 1;
            row.persist();
            append(JournalVerb.ROOM_ADDED, cause, row.name);
            return row.room();
        });
    }

    /**
     * Gives a room another name or place.
     *
     * @param name null: as it is
     * @param position in the order of rooms, from 0; null: where it is
     */
    public Room change(UUID id, @Nullable String name, @Nullable Integer position, Cause cause) {
        return change(() -> {
            List<RoomRow> rows = rows();
            RoomRow row = require(id, rows);
            String before = row.name;
            if (name != null) row.name = free(name, rows, row);
            boolean moved = position != null && move(row, position, rows);
            if (!before.equals(row.name)) append(JournalVerb.ROOM_CHANGED, cause, before + ": now " + row.name);
            else if (moved) append(JournalVerb.ROOM_CHANGED, cause, row.name + ": place " + position);
            return row.room();
        });
    }

    /** Takes a room away; its devices have none then. */
    public void remove(UUID id, Cause cause) {
        change(() -> {
            RoomRow row = require(id, rows());
            row.delete();
            append(JournalVerb.ROOM_REMOVED, cause, row.name);
            return row.room();
        });
    }

    private Room change(Supplier<Room> change) {
        synchronized (changing) {
            return QuarkusTransaction.requiringNew().call(() -> {
                Room room = change.get();
                homes.touched();
                return room;
            });
        }
    }

    private static List<RoomRow> rows() {
        return RoomRow.list("ORDER BY position, name");
    }

    private static RoomRow require(UUID id, List<RoomRow> rows) {
        return rows.stream()
                .filter(row -> row.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("room", id.toString()).thrown());
    }

    private static String free(String name, List<RoomRow> rows, @Nullable RoomRow own) {
        String checked = PlainText.name("name", name);
        if (rows.stream().anyMatch(row -> row != own && row.name.equalsIgnoreCase(checked)))
            throw new Problem.Conflict("room-exists", "There is a room '" + checked + "' already.").thrown();
        return checked;
    }

    private static boolean move(RoomRow row, int position, List<RoomRow> rows) {
        if (position < 0 || position >= rows.size())
            throw Problem.invalid("position", position + " is out of range", "0 to " + (rows.size() - 1));
        if (rows.indexOf(row) == position) return false;
        List<RoomRow> ordered = new ArrayList<>(rows);
        ordered.remove(row);
        ordered.add(position, row);
        for (int i = 0; i < ordered.size(); i++) ordered.get(i).position = i;
        return true;
    }

    private void append(JournalVerb verb, Cause cause, String detail) {
        journal.append(JournalEntry.of(clock.instant(), verb, cause).with(detail));
    }
}
