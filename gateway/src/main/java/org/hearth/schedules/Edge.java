package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A moment at which a schedule acts, or would if it were not left out.
 *
 * @param moment as it stands in the plan
 * @param phase which end of the schedule it is
 * @param startedAt when what it is the end of was planned to begin; for a start, that itself; long ago for the end of what no plan began
 * @param shift how far the moment is moved at random
 */
public record Edge(Planned moment, Phase phase, Instant startedAt, Duration shift) {
    /** The end of what a person began out of turn, or of a plan that is no more: no start of the plan belongs to it. */
    static Edge outOfPlan(Instant at, ZoneId zone) {
        return new Edge(Planned.of(at, zone), Phase.END, Instant.EPOCH, Duration.ZERO);
    }

    boolean isOutOfPlan() {
        return startedAt.equals(Instant.EPOCH);
    }

    /** As it stands in the plan: its name in the ledger. */
    public Instant dueAt() {
        return moment.at();
    }

    /** When it is really done. */
    public Instant at() {
        return moment.at().plus(shift);
    }

    /** When what it is the end of is really begun; for a start, that itself. */
    Instant startsAt() {
        return startedAt.plus(shift);
    }
}
