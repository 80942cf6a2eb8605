package org.hearth.commands;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hearth.devices.Action;
import org.hearth.journal.Cause;
import org.jspecify.annotations.Nullable;

/**
 * An order to one actuator.
 *
 * @param id a ULID: sorts by time of acceptance
 * @param device to whom
 * @param capability to which part of it
 * @param action what it is to do
 * @param state how far it got
 * @param confirmed true if it was acknowledged and the reported state agreed
 * @param queuedAt when it was accepted
 * @param expiresAt when it is given up
 * @param cause who wanted it, and why
 * @param batch the wish that became this command and others; null for one of its own
 */
public record Command(
        String id,
        String device,
        String capability,
        Action action,
        CommandState state,
        boolean confirmed,
        Instant queuedAt,
        Instant expiresAt,
        Cause cause,
        @Nullable UUID batch) {

    /** To what; null for a pulse. */
    @Nullable
    JsonNode value() {
        return action.value();
    }

    Command with(CommandState next) {
        return new Command(id, device, capability, action, next, confirmed, queuedAt, expiresAt, cause, batch);
    }

    Command confirmedNow() {
        return new Command(id, device, capability, action, state, true, queuedAt, expiresAt, cause, batch);
    }

    /** The same command, its cause without this person. */
    Command without(UUID person) {
        return new Command(
                id, device, capability, action, state, confirmed, queuedAt, expiresAt, cause.without(person), batch);
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
