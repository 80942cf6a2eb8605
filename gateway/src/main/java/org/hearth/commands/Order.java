package org.hearth.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hearth.devices.Action;
import org.hearth.devices.Device;
import org.hearth.devices.Operation;
import org.hearth.journal.Cause;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A wish, before it is a command.
 *
 * @param device to whom
 * @param capability to which part of it
 * @param action what it is to do
 * @param timeToLive after which it is given up
 * @param patience how long it is kept for a device that cannot be reached; null if it is refused at once instead
 * @param cause who wants it, and why
 * @param at from when on it counts as accepted; null: from when it is
 */
public record Order(
        String device,
        String capability,
        Action action,
        Duration timeToLive,
        @Nullable Duration patience,
        Cause cause,
        @Nullable Instant at) {
    /** A person looks at the switch: after this the truth is "not confirmed". */
    public static final Duration PERSON_WAITS = Duration.ofSeconds(3);

    private static final Duration PULSE_WAITS = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    public Order {
        if (patience != null && (!patience.isPositive() || patience.compareTo(LONGEST_WAIT) > 0))
            throw Problem.invalid("wait", "is out of range", "a duration up to PT24H");
    }

    /** The order of somebody who looks at what becomes of it. */
    public static Order now(String device, String capability, Action action, @Nullable Duration patience, Cause cause) {
        Duration life = action.operation() == Operation.PULSE ? PULSE_WAITS : PERSON_WAITS;
        return new Order(device, capability, action, life, patience, cause, null);
    }

    /** Refuses what this device can never do. */
    void check(Device target) {
        Optional<FieldError> refusal = action.refusal(target, capability);
        if (refusal.isPresent()) throw new Problem.Invalid(List.of(refusal.get())).thrown();
    }

    /** Why this device cannot have it at this moment; nothing if it can. */
    Optional<Problem.Conflict> obstacle(Device target) {
        if (!target.standing().admitted())
            return Optional.of(new Problem.Conflict(
                    "device-disabled", target.name() + " is disabled, so nothing was sent and nothing will be."));
        if (!target.presence().online() && patience == null)
            return Optional.of(new Problem.Conflict(
                    "device-offline", target.name() + " is offline, so nothing was sent and nothing will be."));
        return Optional.empty();
    }

    /** When it is given up if it is accepted now: the wait is only for one that cannot go at once. */
    Instant expiry(Instant now, boolean goesAtOnce) {
        boolean longer = !goesAtOnce && patience != null && patience.compareTo(timeToLive) > 0;
        return now.plus(longer ? patience : timeToLive);
    }
}
