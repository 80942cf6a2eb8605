package org.hearth.schedules;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a recurrence.
 *
 * @param at when it is due; for one that is skipped, the clock change that took its time away
 * @param local what the home's clock shows then; for one that is skipped, what it should have shown
 * @param offset from UTC at that moment; null for one that is skipped
 * @param mark what is unusual about it; null on ordinary days
 * @param meant what the clock should have shown, for one that was moved to the moment of a clock change; else null
 */
public record Planned(
        Instant at,
        LocalDateTime local,
        @Nullable ZoneOffset offset,
        @Nullable PreviewMark mark,
        @Nullable LocalDateTime meant) {

    /** One that was not moved. */
    public Planned(Instant at, LocalDateTime local, @Nullable ZoneOffset offset, @Nullable PreviewMark mark) {
        this(at, local, offset, mark, null);
    }

    /** An ordinary moment, as a clock of this zone shows it. */
    static Planned of(Instant at, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(at);
        return new Planned(at, LocalDateTime.ofInstant(at, offset), offset, null);
    }

    /** By time. Of two at one instant the ordinary one comes first: it is the one that counts. */
    static final Comparator<Planned> ORDER = Comparator.comparing(Planned::at)
            .thenComparing(Planned::mark, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** True if nothing is to be done at this moment but to say so. */
    public boolean isSkipped() {
        return mark == PreviewMark.SKIPPED || mark == PreviewMark.NO_SUN;
    }
}
