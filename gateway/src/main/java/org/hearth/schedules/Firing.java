package org.hearth.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
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
 * @param value what was to be done: on, off or how bright; a JSON null for a scene; null in rows of a time when that was not kept
 * @param reason why there is no command, or why a device that ran it did not act; null if nothing stood against it
 * @param command id of the command it made, whose end tells the rest; null if it made none, or several
 * @param batch id of the batch that its several commands are; null if it made one or none
 * @param ran which parts of devices ran it by themselves
 * @param parts for how many parts it was, if it was for several and a device ran it; else null
 * @param recordedAt when this was decided, or when the device ran it
 */
public record Firing(
        UUID schedule,
        @Nullable String name,
        Instant dueAt,
        @Nullable Instant firedAt,
        Phase phase,
        FiringOutcome outcome,
        @Nullable JsonNode value,
        @Nullable String reason,
        @Nullable String command,
        @Nullable UUID batch,
        List<LocalRun> ran,
        @Nullable Integer parts,
        Instant recordedAt) {
    /** When it was to be done. */
    Instant moment() {
        return firedAt == null ? dueAt : firedAt;
    }
}
