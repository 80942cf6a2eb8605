package org.hearth.devices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device says it is ({@code status/info}).
 *
 * @param model name of its model; null before it was first heard
 * @param hardware its board
 * @param firmware version it runs
 * @param capabilities its sensors and actuators
 */
public record Description(
        @Nullable String model,
        @Nullable String hardware,
        @Nullable String firmware,
        List<Capability> capabilities) {
    static final Description NONE = new Description(null, null, null, List.of());

    public Description {
        capabilities = List.copyOf(capabilities);
    }

    Description running(String newer) {
        return new Description(model, hardware, newer, capabilities);
    }
}
