package org.hearth.journal;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody may read at all, whatever is asked for: those of devices that are there for this reader, and those of the reader's own
 * doings.
 *
 * @param account who reads; null: whoever may read everything
 * @param onlyNamed true if only the named devices are there, false if all but those
 * @param devices the named ones
 */
public record JournalScope(@Nullable UUID account, boolean onlyNamed, Set<String> devices) {
    /** All entries there are. */
    public static final JournalScope EVERYTHING = new JournalScope(null, false, Set.of());

    public JournalScope {
        devices = Set.copyOf(devices);
    }
}
