package org.hearth.schedules;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which schedules begin nothing. What was begun before it is ended in it.
 *
 * @param id stable
 * @param scope whose
 * @param from when it begins
 * @param until when it is over by itself; null: when somebody ends it
 * @param keep ids of schedules that go on meanwhile
 * @param createdBy who wanted it; null if that account is gone
 */
public record Pause(
        UUID id,
        Scope scope,
        Instant from,
        @Nullable Instant until,
        Set<UUID> keep,
        @Nullable UUID createdBy) {
    public Pause {
        keep = Set.copyOf(keep);
    }

    /** Which schedules stand still. */
    public sealed interface Scope {
        /** One of them. */
        record One(UUID schedule) implements Scope {}

        /** Those for a group, and those for one of its parts. */
        record OfGroup(UUID group) implements Scope {}

        /** All of them. */
        record Home() implements Scope {}
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
