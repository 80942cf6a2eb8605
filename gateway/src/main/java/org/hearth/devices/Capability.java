package org.hearth.devices;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sensor or an actuator of a device.
 *
 * @param id unique in its device
 * @param kind what it is
 * @param unit of its numbers, for example °C
 * @param operations what can be asked of it; none of a sensor
 * @param maxOnSeconds longest time it stays on; the device itself keeps this limit
 * @param feedback true if an input of its own sees the effect
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Capability(
        String id,
        CapabilityKind kind,
        @Nullable String unit,
        List<Operation> operations,
        @Nullable Integer maxOnSeconds,
        boolean feedback) {
    public Capability {
        operations = List.copyOf(operations);
    }

    /** True if the reported state of the device has a value for it. */
    boolean isReported() {
        return kind != CapabilityKind.NUMBER && kind != CapabilityKind.BUTTON;
    }
}
