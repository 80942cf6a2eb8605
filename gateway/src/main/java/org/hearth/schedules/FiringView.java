package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.commands.Command;
import org.hearth.commands.CommandView;
import org.hearth.identity.Reach;
import org.jspecify.annotations.Nullable;

/** One row of the ledger as the browser reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FiringView(
        @Schema(required = true) Instant dueAt,

        @Schema(description = "with a random shift: when it was to be done") @Nullable
        Instant firedAt,

        @Schema(required = true) Phase phase,
        @Schema(required = true) FiringOutcome outcome,
        @Schema(required = true) Judgement judgement,

        @Schema(description = "what was to be done; absent for a scene, and where it is not known") @Nullable
        JsonNode value,

        @Schema(required = true, description = "true if a scene was to be started")
        boolean scene,

        @Nullable String reason,

        @Schema(description = "when it was done, if that was more than a minute after its moment") @Nullable
        Instant lateAt,

        @Schema(required = true) Instant recordedAt,
        @Nullable CommandView command,

        @Schema(description = "of a group or scene: how many parts of devices") @Nullable
        Integer parts,

        @Schema(description = "of a group or scene: how many of them did it") @Nullable
        Integer done,

        @Schema(description = "of a group or scene: how many of them have a command without an end") @Nullable
        Integer open) {

    /** Where its command went to a device that the schedule was about before, and that is not seen, it is not told what that was. */
    static FiringView of(Result result, Reach reach) {
        Firing firing = result.firing();
        Command command = result.command();
        Result.Parts parts = result.parts();
        boolean isHidden = command != null && !reach.sees(command.device());
        JsonNode kept =
                firing.value() == null && command != null ? command.action().value() : firing.value();
        JsonNode value = isHidden ? null : kept;
        return new FiringView(
                firing.dueAt(),
                firing.firedAt(),
                firing.phase(),
                firing.outcome(),
                result.judgement(),
                value == null || value.isNull() ? null : value,
                value != null && value.isNull(),
                firing.reason(),
                result.lateAt(),
                firing.recordedAt(),
                command == null || isHidden ? null : CommandView.of(command, reach),
                parts == null ? null : parts.all(),
                parts == null ? null : parts.done(),
                parts == null ? null : parts.open());
    }
}
