package org.hearth.schedules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hearth.problems.Problem;

/**
 * The same time on some days of each week, read on a wall clock.
 *
 * @param days at least one
 * @param time to the second
 * @param change for a time that a clock change leaves out or repeats
 */
public record Weekly(Set<DayOfWeek> days, LocalTime time, ClockChange change) implements Recurrence {
    private static final int DAYS_AHEAD = 9;

    public Weekly {
        if (days.isEmpty()) throw Problem.invalid("recurrence.days", "is empty", "at least one day of the week");
        if (time.getNano() != 0)
            throw Problem.invalid("recurrence.time", "has a fraction of a second", "HH:mm or HH:mm:ss");
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    @Override
    public Optional<Planned> next(Instant after, Site site) {
        return change.next(after, site.zone(), DAYS_AHEAD, this::on);
    }

    private Stream<LocalTime> on(LocalDate date) {
        return days.contains(date.getDayOfWeek()) ? Stream.of(time) : Stream.empty();
    }
}
