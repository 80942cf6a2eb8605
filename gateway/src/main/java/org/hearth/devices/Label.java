package org.hearth.devices;

import org.hearth.home.Room;
import org.jspecify.annotations.Nullable;

/**
 * What the household says of a device.
 *
 * @param name what people call it
 * @param icon which picture stands for it
 * @param room where it is
 * @param notes anything worth remembering; empty when there is nothing
 */
public record Label(String name, String icon, @Nullable Room room, String notes) {}
