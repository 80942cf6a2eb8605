package org.hearth.journal;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody may read at all, whatever is asked for.
 *
 * @param devices entries about these devices; null: all entries there are
 * @param account and those that this person caused
 */
public record JournalScope(
        @Nullable Set<String> devices, @Nullable UUID account) {
    /** All entries there are. */
    public static final JournalScope EVERYTHING = new JournalScope(null, null);
}
