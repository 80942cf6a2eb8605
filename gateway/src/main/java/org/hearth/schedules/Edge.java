package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment at which a schedule acts, or would if it were not left out.
 *
 * @param moment as it stands in the plan
 * @param phase which end of the schedule it is
 * @param startedAt when what it is the end of was planned to begin; for a start, that itself
 * @param shift how far the moment is moved at random
 */
public record Edge(Planned moment, Phase phase, Instant startedAt, Duration shift) {
    /** As it stands in the plan: its name in the ledger. */
    public Instant dueAt() {
        return moment.at();
    }

    /** When it is really done. */
    public Instant at() {
        return moment.at().plus(shift);
    }
}
