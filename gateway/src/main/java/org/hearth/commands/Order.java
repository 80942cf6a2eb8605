package org.hearth.commands;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hearth.devices.Capability;
import org.hearth.devices.Device;
import org.hearth.devices.Operation;
import org.hearth.journal.Cause;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A wish, before it is a command.
 *
 * @param device to whom
 * @param capability to which part of it
 * @param operation what to do
 * @param value to what
 * @param timeToLive after which it is given up
 * @param waits true if it is kept for a device that is offline; else it is refused at once
 * @param cause who wants it, and why
 */
public record Order(
        String device,
        String capability,
        Operation operation,
        @Nullable JsonNode value,
        Duration timeToLive,
        boolean waits,
        Cause cause) {
    /** A person looks at the switch: after this the truth is "not confirmed". */
    public static final Duration PERSON_WAITS = Duration.ofSeconds(3);

    private static final int MAX_LEVEL = 100;

    /** Refuses what this device can never do. */
    void check(Device target) {
        Capability part = target.capability(capability)
                .orElseThrow(() -> Problem.invalid(
                        "capability",
                        "'" + capability + "' is not a part of " + target.name(),
                        target.capabilities().stream().map(Capability::id).collect(Collectors.joining(", "))));
        if (!part.operations().contains(operation))
            throw Problem.invalid(
                    "operation",
                    operation + " is not offered by " + capability,
                    part.operations().isEmpty()
                            ? "none: it can only be read"
                            : part.operations().stream().map(Enum::name).collect(Collectors.joining(", ")));
        switch (operation) {
            case SET -> {
                if (value == null || !value.isBoolean())
                    throw Problem.invalid("value", "is not what SET takes", "true or false");
            }
            case LEVEL -> {
                if (value == null || !value.isIntegralNumber() || value.intValue() < 0 || value.intValue() > MAX_LEVEL)
                    throw Problem.invalid("value", "is not what LEVEL takes", "a whole number from 0 to " + MAX_LEVEL);
            }
            case PULSE ->
                throw Problem.invalid(
                        "operation",
                        operation.name().toLowerCase(Locale.ROOT) + " cannot be sent by this release",
                        "SET, LEVEL");
        }
    }
}
