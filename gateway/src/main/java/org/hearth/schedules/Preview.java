package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hearth.devices.Action;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule would do.
 *
 * @param site where it is read
 * @param lines its next moments
 * @param conflicts what contradicts it
 * @param cron what a cron expression says; null for other kinds
 */
public record Preview(
        Site site,
        List<Line> lines,
        List<Conflict> conflicts,
        @Nullable CronFields cron) {
    public Preview {
        lines = List.copyOf(lines);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * One moment of it.
     *
     * @param edge when
     * @param action what is done; null for a scene
     * @param mark what is unusual about it; null on ordinary days
     * @param pausedUntil when the pause that covers it is over, if that is known
     * @param reach as far as it may be moved at random
     * @param conflict true if another schedule contradicts it
     */
    public record Line(
            Edge edge,
            @Nullable Action action,
            @Nullable PreviewMark mark,
            @Nullable Instant pausedUntil,
            Duration reach,
            boolean conflict) {}
}
