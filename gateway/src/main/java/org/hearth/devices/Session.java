package org.hearth.devices;

import org.jspecify.annotations.Nullable;

/**
 * A device's connection, from its newest birth and what came after it.
 *
 * @param id of it; a will of an older one is not believed
 * @param boot counts the device's starts
 * @param rssi signal in dBm
 */
public record Session(
        @Nullable String id, @Nullable Long boot, @Nullable Integer rssi) {
    static final Session NONE = new Session(null, null, null);

    Session heard(@Nullable Integer signal) {
        return new Session(id, boot, signal);
    }
}
