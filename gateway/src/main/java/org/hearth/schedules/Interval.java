package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Again and again after a real span of time, whatever the wall clock does meanwhile.
 *
 * @param every at least {@link #SHORTEST}, whole seconds
 * @param start the first moment; a time that comes twice is the first of them, one that does not exist the moment after the gap
 * @param end nothing is due after it; null: never ends
 */
public record Interval(
        Duration every, LocalDateTime start, @Nullable LocalDateTime end) implements Recurrence {
    /** What a relay and a household bear. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    /** A year: what is rarer is a date. */
    public static final Duration LONGEST = Duration.ofDays(366);

    public Interval {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0 || every.getNano() != 0)
            throw Problem.invalid("recurrence.every", "is out of range", "60 seconds to 366 days, whole seconds");
        if (end != null && end.isBefore(start))
            throw Problem.invalid("recurrence.end", "is before the start", "the start or later");
    }

    @Override
    public Optional<Planned> next(Instant after, Site site) {
        Instant first = instant(start, site.zone());
        Instant at = first;
        if (!first.isAfter(after)) {
            long passed = Duration.between(first, after).dividedBy(every) + 1;
            at = first.plus(every.multipliedBy(passed));
        }
        if (end != null && at.isAfter(instant(end, site.zone()))) return Optional.empty();
        return Optional.of(Planned.of(at, site.zone()));
    }

    private static Instant instant(LocalDateTime local, ZoneId zone) {
        return ClockChange.DEFAULT
                .moments(local, zone.getRules())
                .min(Planned.ORDER)
                .orElseThrow()
                .at();
    }
}
