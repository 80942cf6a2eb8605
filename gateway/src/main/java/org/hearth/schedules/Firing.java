package org.hearth.schedules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: one due moment of a schedule, with its outcome.
 *
 * @param schedule whose moment; the row outlives the schedule
 * @param dueAt when it was due
 * @param outcome what became of it
 * @param reason why there is no command; null if there is one
 * @param command id of the command it made, whose end tells the rest; null if it made none
 * @param recordedAt when this was decided
 */
public record Firing(
        UUID schedule,
        Instant dueAt,
        FiringOutcome outcome,
        @Nullable String reason,
        @Nullable String command,
        Instant recordedAt) {}
