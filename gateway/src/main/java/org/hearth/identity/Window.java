package org.hearth.identity;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hearth.problems.Problem;

/**
 * Hours of the week, on the home's clock. A time that a clock change skips is the moment of the skip, and one that it shows twice is
 * the first: so a change never opens a window twice, nor longer than the clock on the wall says.
 *
 * @param days on which it opens
 * @param from when it opens, to the minute
 * @param to when it closes: on the next day, unless it is later than {@code from}
 */
@RegisterForReflection
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public Window {
        if (days.isEmpty()) throw Problem.invalid("windows.days", "name no day", "MONDAY to SUNDAY");
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** Between two moments. */
    record Span(Instant opens, Instant closes) {
        boolean contains(Instant moment) {
            return !moment.isBefore(opens) && moment.isBefore(closes);
        }
    }

    /** When it is open, of those times that begin on this day; nothing if it does not open then. */
    Optional<Span> on(LocalDate day, ZoneId zone) {
        if (!days.contains(day.getDayOfWeek())) return Optional.empty();
        Instant opens = moment(day.atTime(from), zone);
        Instant closes = moment((to.isAfter(from) ? day : day.plusDays(1)).atTime(to), zone);
        return closes.isAfter(opens) ? Optional.of(new Span(opens, closes)) : Optional.empty();
    }

    private static Instant moment(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }
}
