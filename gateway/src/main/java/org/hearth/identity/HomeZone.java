package org.hearth.identity;

import java.time.ZoneId;

/** Tells in which zone the clocks of the home are read; the room that knows the home fills it, from memory. */
public interface HomeZone {
    /** The zone as it was last committed. */
    ZoneId zone();
}
