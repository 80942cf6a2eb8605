package org.hearth.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a pass does at this moment.
 *
 * @param open it opens its devices
 * @param over it will never open again
 * @param opensAt when it opens next; null while it is open and when it is over
 * @param closesAt when it closes; null unless it is open
 */
public record PassState(
        boolean open,
        boolean over,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt) {}
