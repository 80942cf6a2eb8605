package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.commands.Batches;
import org.hearth.commands.CommandView;
import org.jspecify.annotations.Nullable;

/** One row of the ledger as the browser reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FiringView(
        @Schema(required = true) Instant dueAt,

        @Schema(description = "with a random shift: when it was to be done") @Nullable
        Instant firedAt,

        @Schema(required = true) Phase phase,
        @Schema(required = true) FiringOutcome outcome,
        @Nullable String reason,
        @Schema(required = true) Instant recordedAt,
        @Nullable CommandView command,

        @Schema(description = "of a group or scene: how many") @Nullable
        Integer commands,

        @Schema(description = "of a group or scene: how many of them were done") @Nullable
        Integer acknowledged) {

    static FiringView of(Firing firing, @Nullable CommandView command, Batches.@Nullable Progress progress) {
        return new FiringView(
                firing.dueAt(),
                firing.firedAt(),
                firing.phase(),
                firing.outcome(),
                firing.reason(),
                firing.recordedAt(),
                command,
                progress == null ? null : progress.commands(),
                progress == null ? null : progress.acknowledged());
    }
}
