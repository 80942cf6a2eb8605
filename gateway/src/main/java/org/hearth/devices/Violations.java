package org.hearth.devices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a device that broke the contract.
 *
 * @param count since it was enrolled
 * @param at when the last one came
 * @param topic on which leaf
 * @param detail how it broke the contract
 * @param example how it began
 */
public record Violations(
        long count,
        @Nullable Instant at,
        @Nullable String topic,
        @Nullable String detail,
        @Nullable String example) {
    static final Violations NONE = new Violations(0, null, null, null, null);
}
