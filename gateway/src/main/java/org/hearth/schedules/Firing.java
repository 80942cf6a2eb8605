package org.hearth.schedules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: one due moment of a schedule, with its outcome.
 *
 * @param schedule whose moment; the row outlives the schedule
 * @param name what the schedule was called then; null in rows of a time when that was not kept
 * @param dueAt when it was due, as it stood in the plan
 * @param firedAt when it was to be done, moved at random; null if it was not moved
 * @param phase which end of the schedule
 * @param outcome what became of it
 * @param reason why there is no command; null if there is one
 * @param command id of the command it made, whose end tells the rest; null if it made none, or several
 * @param batch id of the batch that its several commands are; null if it made one or none
 * @param recordedAt when this was decided
 */
public record Firing(
        UUID schedule,
        @Nullable String name,
        Instant dueAt,
        @Nullable Instant firedAt,
        Phase phase,
        FiringOutcome outcome,
        @Nullable String reason,
        @Nullable String command,
        @Nullable UUID batch,
        Instant recordedAt) {}
