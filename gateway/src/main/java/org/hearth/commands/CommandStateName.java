package org.hearth.commands;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The states of a command by name, as they stand in the database and on the wire. */
public enum CommandStateName {
    QUEUED,
    SENT,
    ACKNOWLEDGED,
    ACKNOWLEDGED_LATE,
    REJECTED,
    FAILED,
    EXPIRED_UNSENT,
    EXPIRED_UNCONFIRMED;

    /** The name of a state. */
    public static CommandStateName of(CommandState state) {
        return switch (state) {
            case CommandState.Queued s -> QUEUED;
            case CommandState.Sent s -> SENT;
            case CommandState.Acknowledged s -> ACKNOWLEDGED;
            case CommandState.AcknowledgedLate s -> ACKNOWLEDGED_LATE;
            case CommandState.Rejected s -> REJECTED;
            case CommandState.Failed s -> FAILED;
            case CommandState.ExpiredUnsent s -> EXPIRED_UNSENT;
            case CommandState.ExpiredUnconfirmed s -> EXPIRED_UNCONFIRMED;
        };
    }

    /** The state of this name, from what the database kept of it. */
    CommandState state(
            @Nullable Instant sent, @Nullable Instant ended, @Nullable Proof proof, @Nullable String reason) {
        return switch (this) {
            case QUEUED -> new CommandState.Queued();
            case SENT -> new CommandState.Sent(need(sent));
            case ACKNOWLEDGED -> new CommandState.Acknowledged(need(sent), need(ended), need(proof));
            case ACKNOWLEDGED_LATE -> new CommandState.AcknowledgedLate(need(sent), need(ended), need(proof));
            case REJECTED -> new CommandState.Rejected(need(sent), need(ended), need(reason));
            case FAILED -> new CommandState.Failed(need(sent), need(ended), need(reason));
            case EXPIRED_UNSENT -> new CommandState.ExpiredUnsent(need(ended), reason);
            case EXPIRED_UNCONFIRMED -> new CommandState.ExpiredUnconfirmed(need(sent), need(ended));
        };
    }

    private <T> T need(@Nullable T column) {
        return Objects.requireNonNull(column, () -> "a command that is " + this + " lacks a column");
    }
}
