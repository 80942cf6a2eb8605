package org.hearth.devices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What an actuator is to do.
 *
 * @param operation set, level or pulse
 * @param value to what; null for a pulse
 * @param milliseconds how long a pulse is; null for the others
 */
public record Action(
        Operation operation,
        @Nullable JsonNode value,
        @Nullable Integer milliseconds) {
    private static final int MAX_LEVEL = 100;
    static final int MIN_PULSE_MILLIS = 50;
    static final int MAX_PULSE_MILLIS = 60_000;

    public Action {
        switch (operation) {
            case SET -> {
                if (value == null || !value.isBoolean())
                    throw Problem.invalid("value", "is not what SET takes", "true or false");
            }
            case LEVEL -> {
                if (value == null
                        || !value.isIntegralNumber()
                        || !value.canConvertToInt()
                        || value.intValue() < 0
                        || value.intValue() > MAX_LEVEL)
                    throw Problem.invalid("value", "is not what LEVEL takes", "a whole number from 0 to " + MAX_LEVEL);
            }
            case PULSE -> {
                if (value != null) throw Problem.invalid("value", "is not what PULSE takes", "none");
                if (milliseconds == null || milliseconds < MIN_PULSE_MILLIS || milliseconds > MAX_PULSE_MILLIS)
                    throw Problem.invalid(
                            "milliseconds",
                            milliseconds == null ? "is missing" : "is out of range",
                            MIN_PULSE_MILLIS + " to " + MAX_PULSE_MILLIS);
            }
        }
        if (operation != Operation.PULSE && milliseconds != null)
            throw Problem.invalid("milliseconds", "is for PULSE only", "none");
    }

    /** Sets a value, or a level. */
    public static Action of(Operation operation, @Nullable JsonNode value) {
        return new Action(operation, value, null);
    }

    /** Why this part of a device can never do it; nothing if it can. */
    public Optional<FieldError> refusal(Device target, String capability) {
        Capability part = target.capability(capability).orElse(null);
        if (part == null)
            return Optional.of(new FieldError(
                    "capability",
                    "'" + capability + "' is not a part of " + target.name(),
                    target.capabilities().stream().map(Capability::id).collect(Collectors.joining(", "))));
        if (!part.operations().contains(operation))
            return Optional.of(new FieldError(
                    "operation",
                    operation + " is not offered by " + capability,
                    part.operations().isEmpty()
                            ? "none: it can only be read"
                            : part.operations().stream().map(Enum::name).collect(Collectors.joining(", "))));
        return tooLong(part);
    }

    private Optional<FieldError> tooLong(Capability part) {
        Integer limit = part.maxOnSeconds();
        if (milliseconds == null || limit == null || milliseconds <= limit * 1_000L) return Optional.empty();
        return Optional.of(new FieldError(
                "milliseconds",
                "is longer than " + part.id() + " may stay on",
                MIN_PULSE_MILLIS + " to " + Math.min(MAX_PULSE_MILLIS, limit * 1_000L)));
    }
}
