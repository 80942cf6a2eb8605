package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether another schedule has had its say since: a lamp that was to be lit at seven and darkened at eight is not lit at nine because
 * the power was away. Any number of threads may hold it.
 */
@ApplicationScoped
class Overtaking {
    private static final String OTHERS =
            "enabled AND id <> ?1 AND (device IS NULL OR (device = ?2 AND capability = ?3))";

    private final Deeds deeds;
    private final Pauses pauses;
    private final Ledger ledger;
    private final MakersRight right;

    Overtaking(Deeds deeds, Pauses pauses, Ledger ledger, MakersRight right) {
        this.deeds = deeds;
        this.pauses = pauses;
        this.ledger = ledger;
        this.right = right;
    }

    /**
     * True if what a schedule would tell its part now is not the last word on it any more. Asked only of moments that are late, and of
     * schedules for one part.
     *
     * @param at when it should have been done
     */
    boolean isOvertaken(ScheduleRow row, Instant at, Instant now, Site home) {
        @Nullable String device = row.device;
        @Nullable String capability = row.capability;
        if (device == null || capability == null || !MissedPolicy.isLate(Duration.between(at, now))) return false;
        Pauses.Held held = pauses.held();
        List<ScheduleRow> others = ScheduleRow.list(OTHERS, row.id, device, capability);
        return others.stream()
                .filter(other -> reaches(other, device, capability))
                .anyMatch(other -> acts(other, at, now, home, held));
    }

    private boolean reaches(ScheduleRow other, String device, String capability) {
        return other.device != null
                || deeds.wishes(other.deed(), Phase.START).stream()
                        .anyMatch(wish -> wish.device().equals(device)
                                && wish.capability().equals(capability));
    }

    private boolean acts(ScheduleRow other, Instant at, Instant now, Site home, Pauses.Held held) {
        KnownOmissions omissions = new KnownOmissions(
                held.of(other.id, other.deed().target()), other.skipDue, due -> ledger.became(other.id, due));
        boolean mayBegin = right.mayBegin(other);
        return other.plan()
                .upcoming(
                        at.minusSeconds(other.shiftSeconds),
                        home.in(other.timing().zone()))
                .takeWhile(edge -> !edge.at().isAfter(now))
                .filter(edge -> edge.at().isAfter(at) && edge.at().isAfter(other.begins))
                .filter(edge ->
                        !edge.moment().isSkipped() && omissions.why(edge).isEmpty())
                .filter(edge -> mayBegin || (edge.phase() == Phase.END && omissions.hasBegun(edge)))
                .anyMatch(edge -> !wasLeftOut(other, edge));
    }

    /** A word that was taken back since, or kept once, is in the ledger only. */
    private boolean wasLeftOut(ScheduleRow other, Edge edge) {
        return ledger.became(other.id, edge.dueAt())
                .filter(became -> became.outcome() == FiringOutcome.SKIPPED)
                .isPresent();
    }
}
