package org.hearth.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.devices.Operation;
import org.hearth.identity.Reach;
import org.hearth.journal.CauseView;
import org.jspecify.annotations.Nullable;

/** A {@link Command} as the browser reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandView(
        @Schema(required = true) String id,
        @Schema(required = true) String device,
        @Schema(required = true) String capability,
        @Schema(required = true) Operation operation,

        @Nullable JsonNode value,

        @Schema(description = "length of a pulse") @Nullable Integer milliseconds,

        @Schema(required = true) CommandStateName state,
        @Schema(required = true) boolean confirmed,
        @Nullable Proof proof,
        @Nullable String reason,
        @Schema(required = true) Instant queuedAt,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt,
        @Schema(required = true) Instant expiresAt,
        @Nullable Long tookMillis,
        @Schema(required = true) CauseView cause,

        @Schema(description = "the one wish that became this command and others") @Nullable
        UUID batch) {

    /** The view of a command, as far as somebody may read it who sees its device. */
    public static CommandView of(Command command, Reach reach) {
        return of(command, reach.seesPlans());
    }

    /** @param plans whether scenes, groups and schedules are told by name */
    public static CommandView of(Command command, boolean plans) {
        CommandState state = command.state();
        return new CommandView(
                command.id(),
                command.device(),
                command.capability(),
                command.action().operation(),
                command.value(),
                command.action().milliseconds(),
                CommandStateName.of(state),
                command.confirmed(),
                state.proof().orElse(null),
                state.reason().orElse(null),
                command.queuedAt(),
                command.sentAt().orElse(null),
                state instanceof CommandState.Ended ended ? ended.at() : null,
                command.expiresAt(),
                command.took().map(Duration::toMillis).orElse(null),
                plans ? CauseView.of(command.cause()) : CauseView.withoutPlans(command.cause()),
                command.batch());
    }
}
