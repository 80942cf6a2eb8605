package org.hearth.commands;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hearth.devices.Operation;
import org.hearth.journal.Cause;
import org.jspecify.annotations.Nullable;

/**
 * An order to one actuator.
 *
 * @param id a ULID: sorts by time of acceptance
 * @param device to whom
 * @param capability to which part of it
 * @param operation what to do
 * @param value to what; null for a pulse
 * @param state how far it got
 * @param confirmed true if it was acknowledged and the reported state agreed
 * @param queuedAt when it was accepted
 * @param expiresAt when it is given up
 * @param cause who wanted it, and why
 */
public record Command(
        String id,
        String device,
        String capability,
        Operation operation,
        @Nullable JsonNode value,
        CommandState state,
        boolean confirmed,
        Instant queuedAt,
        Instant expiresAt,
        Cause cause) {

    Command with(CommandState next) {
        return new Command(id, device, capability, operation, value, next, confirmed, queuedAt, expiresAt, cause);
    }

    Command confirmedNow() {
        return new Command(id, device, capability, operation, value, state, true, queuedAt, expiresAt, cause);
    }

    /** From acceptance to the device's answer; nothing without an answer. */
    Optional<Duration> took() {
        return switch (state) {
            case CommandState.Acknowledged s -> Optional.of(Duration.between(queuedAt, s.at()));
            case CommandState.AcknowledgedLate s -> Optional.of(Duration.between(queuedAt, s.at()));
            case CommandState.Rejected s -> Optional.of(Duration.between(queuedAt, s.at()));
            case CommandState.Failed s -> Optional.of(Duration.between(queuedAt, s.at()));
            case CommandState.Queued s -> Optional.empty();
            case CommandState.Sent s -> Optional.empty();
            case CommandState.ExpiredUnsent s -> Optional.empty();
            case CommandState.ExpiredUnconfirmed s -> Optional.empty();
        };
    }

    /** When it was handed to the broker; nothing if it never was. */
    Optional<Instant> sentAt() {
        return switch (state) {
            case CommandState.Sent s -> Optional.of(s.at());
            case CommandState.Acknowledged s -> Optional.of(s.sentAt());
            case CommandState.AcknowledgedLate s -> Optional.of(s.sentAt());
            case CommandState.Rejected s -> Optional.of(s.sentAt());
            case CommandState.Failed s -> Optional.of(s.sentAt());
            case CommandState.ExpiredUnconfirmed s -> Optional.of(s.sentAt());
            case CommandState.Queued s -> Optional.empty();
            case CommandState.ExpiredUnsent s -> Optional.empty();
        };
    }
}
