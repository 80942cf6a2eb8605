package org.hearth.journal;

import java.util.Collections;
import java.util.Set;

/**
 * Up to which number the journal can no longer change. Numbers are handed out before the commit, so a lower one may appear after a
 * higher one; but whoever holds a number below one that is there has a transaction open at that moment. When all of those have ended,
 * and a look after that has sealed what it found, nothing below can come any more. One thread may hold it.
 */
final class Settling {
    private long settled;
    private long candidate;
    private Set<String> openThen = Set.of();

    /** No entry up to this number can appear any more that is not sealed. */
    long settled() {
        return settled;
    }

    /** Somebody else, who seals too, has come so far. */
    void atLeast(long number) {
        settled = Math.max(settled, number);
        if (candidate <= settled) candidate = 0;
    }

    /** What will be settled when everything is sealed that is looked for after this call; {@link #settled()} if nothing more. */
    long provedBy(Set<String> openNow) {
        return candidate > 0 && Collections.disjoint(openThen, openNow) ? candidate : settled;
    }

    /** All that was looked for after {@link #provedBy} is sealed, and that is committed. */
    void sealed(long proved) {
        atLeast(proved);
    }

    /** True if there is nothing under way, so that the next may be begun. */
    boolean isIdle() {
        return candidate == 0;
    }

    /**
     * Begins to wait for the end of all who may hold a number up to this one.
     *
     * @param highest a number that can be seen
     * @param open the transactions that were open after it was seen
     */
    void begin(long highest, Set<String> open) {
        if (highest <= settled) return;
        candidate = highest;
        openThen = Set.copyOf(open);
    }
}
