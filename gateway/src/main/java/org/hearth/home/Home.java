package org.hearth.home;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The home as the household named it.
 *
 * @param name what people call it
 * @param zone the zone in which its clocks are read
 * @param rooms in the order the household gave them
 * @param position where it is; null if nobody said so, or to those it is not shown to
 * @param withoutInternet what happens after a cut when nobody says what time it is
 */
public record Home(
        String name,
        ZoneId zone,
        List<Room> rooms,
        @Nullable Position position,
        WithoutInternet withoutInternet) {
    public Home {
        rooms = List.copyOf(rooms);
    }
}
