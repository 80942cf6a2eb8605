package org.hearth.home;

import java.util.Set;
import java.util.UUID;
import org.hearth.identity.Reach;

/** Tells what stands in the rooms; the room of the gateway that knows the devices fills it, from memory. */
public interface RoomContents {
    /** Rooms with a device that is seen. */
    Set<UUID> seen(Reach reach);
}
