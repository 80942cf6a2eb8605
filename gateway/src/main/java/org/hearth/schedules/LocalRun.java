package org.hearth.schedules;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.hearth.commands.Command;
import org.jspecify.annotations.Nullable;

/**
 * A part of a device that ran a due moment by itself.
 *
 * @param at when, on the gateway's clock
 * @param fault why it did not act; null if it did
 */
@RegisterForReflection
record LocalRun(
        String device,
        String capability,
        Instant at,
        @Nullable String fault) {
    boolean isDone() {
        return fault == null;
    }

    boolean isOf(Command command) {
        return device.equals(command.device()) && capability.equals(command.capability());
    }
}
