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

    Overtaking(Deeds deeds, Pauses pauses) {
        this.deeds = deeds;
        this.pauses = pauses;
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

    private static boolean acts(ScheduleRow other, Instant at, Instant now, Site home, Pauses.Held held) {
        List<Pause> pausing = held.of(other.id, other.deed().target());
        return other.plan()
                .upcoming(at, home.in(other.timing().zone()))
                .takeWhile(edge -> !edge.at().isAfter(now))
                .anyMatch(edge -> !edge.moment().isSkipped()
                        && edge.at().isAfter(other.begins)
                        && Pauses.at(pausing, edge.at()).isEmpty());
    }
}
