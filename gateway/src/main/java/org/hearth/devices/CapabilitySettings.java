package org.hearth.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Safety limits of one actuator, which the device itself keeps. What is null is at its default.
 *
 * @param maxOnSeconds longest time on; default: that of the device's description, else no limit
 * @param minOffSeconds shortest time off after it was on; default: no limit
 * @param interlock another relay of the device that is never on at the same time; default: none
 * @param atBoot state after a restart; default: off
 * @param onLost state once the connection has been gone for 3 s; default: kept
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CapabilitySettings(
        @Nullable Integer maxOnSeconds,
        @Nullable Integer minOffSeconds,
        @Nullable String interlock,
        @Nullable AtBoot atBoot,
        @Nullable OnLost onLost) {
    static final CapabilitySettings DEFAULT = new CapabilitySettings(null, null, null, null, null);

    /** State after a restart. */
    public enum AtBoot {
        OFF,
        ON,
        /** As it was before. */
        LAST
    }

    /** State without a connection. */
    public enum OnLost {
        /** As it is. */
        KEEP,
        OFF,
        ON
    }

    /** The same with every default written out, as far as the device's description knows it. */
    CapabilitySettings effective(@Nullable Integer describedMaxOn) {
        return new CapabilitySettings(
                maxOnSeconds == null ? describedMaxOn : maxOnSeconds,
                minOffSeconds,
                interlock,
                atBoot == null ? AtBoot.OFF : atBoot,
                onLost == null ? OnLost.KEEP : onLost);
    }
}
