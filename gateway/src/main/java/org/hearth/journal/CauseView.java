package org.hearth.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A {@link Cause} as the browser reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CauseView(
        @Schema(required = true) CauseKind kind,
        @Nullable String name,
        @Nullable UUID accountId,
        @Nullable UUID scheduleId,
        @Nullable String commandId,
        @Nullable Instant dueAt,

        @Schema(description = "the scene, group or room through which it was wished") @Nullable
        String via) {

    /** The view of a cause. */
    public static CauseView of(Cause cause) {
        return new CauseView(
                cause.kind(),
                cause.name(),
                cause.accountId(),
                cause.scheduleId(),
                cause.commandId(),
                cause.dueAt(),
                cause.via());
    }

    /** The view for somebody to whom nothing is shown but what was shared by name: people are told, and no plan of the household. */
    public static CauseView withoutPlans(Cause cause) {
        return new CauseView(
                cause.kind(),
                cause.kind() == CauseKind.SCHEDULE ? null : cause.name(),
                cause.accountId(),
                null,
                cause.commandId(),
                cause.dueAt(),
                null);
    }
}
