package org.hearth.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a part.
 *
 * @param since when it came to be so, if the part itself can tell; null: whoever looks remembers
 * @param figures null: there are none now
 */
record Finding(
        Part part,
        Reason reason,
        @Nullable Instant since,
        @Nullable Figures figures) {
    static Finding of(Part part, Reason reason, @Nullable Figures figures) {
        return new Finding(part, reason, null, figures);
    }

    Finding since(@Nullable Instant then) {
        return new Finding(part, reason, then, figures);
    }
}
