package org.hearth.home;

import java.time.ZoneId;
import java.util.List;

/**
 * The home as the household named it.
 *
 * @param name what people call it
 * @param zone the zone in which its clocks are read
 * @param rooms in the order the household gave them
 */
public record Home(String name, ZoneId zone, List<Room> rooms) {
    public Home {
        rooms = List.copyOf(rooms);
    }
}
