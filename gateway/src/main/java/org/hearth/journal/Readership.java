package org.hearth.journal;

import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Tells what the present caller may read; the room that knows the caller fills it. */
public interface Readership {
    /** Who reads in the present request. */
    Reader reader();

    /** Says at each question, also long after the present request began, whether whoever makes it may still read everything. */
    BooleanSupplier stillEverything();

    /**
     * What somebody may read: entries of the devices that are there for this reader, and those of the reader's own doings.
     *
     * @param account who reads
     * @param everything true for an owner
     * @param onlyNamed true if only the named devices are there, false if all but those
     * @param named ids of devices
     */
    record Reader(UUID account, boolean everything, boolean onlyNamed, Set<String> named) {
        public Reader {
            named = Set.copyOf(named);
        }
    }
}
