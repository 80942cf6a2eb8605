package org.hearth.schedules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan to do something at the moments of a recurrence.
 *
 * @param id stable
 * @param name what the household calls it
 * @param deed what it does
 * @param timing when
 * @param missed what becomes of moments that were missed
 * @param enabled false if nothing is planned for the time being
 * @param next the next moment, as the engine has it; null if none is planned
 * @param skips the start that is left out once; null if none is
 * @param stopped why the gateway stopped it; null if it did not, or somebody has taken it over
 */
public record Schedule(
        UUID id,
        String name,
        Deed deed,
        Timing timing,
        MissedPolicy missed,
        boolean enabled,
        @Nullable Next next,
        @Nullable Instant skips,
        @Nullable Stop stopped) {

    /**
     * The next moment of a schedule.
     *
     * @param dueAt as it stands in the plan
     * @param at when it will really be done
     * @param phase which end of the schedule it is
     */
    public record Next(Instant dueAt, Instant at, Phase phase) {}

    /** When something is done next; null if nothing is planned. */
    public @Nullable Instant nextAt() {
        return next == null ? null : next.at();
    }
}
