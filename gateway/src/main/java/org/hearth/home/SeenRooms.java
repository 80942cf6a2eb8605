package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.hearth.identity.Reach;
import org.hearth.identity.Role;

/** Shows of the home what somebody may see. Any number of threads may hold it. */
@ApplicationScoped
public class SeenRooms {
    private final RoomContents contents;

    SeenRooms(RoomContents contents) {
        this.contents = contents;
    }

    /**
     * The home with those rooms that are there for somebody: all, or for guests those with a device that they see. Where the home is, is
     * nothing that a guest is told by it.
     */
    public Home of(Home home, Reach reach, Role role) {
        Set<UUID> seen = reach.seesNew() ? Set.of() : contents.seen(reach);
        return new Home(
                home.name(),
                home.zone(),
                home.rooms().stream()
                        .filter(room -> reach.seesNew() || seen.contains(room.id()))
                        .toList(),
                role == Role.GUEST ? null : home.position(),
                home.withoutInternet());
    }
}
