package org.hearth.schedules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hearth.home.Position;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.shredzone.commons.suncalc.SunTimes;

/**
 * A time that the sun sets, on some days of each week, by commons-suncalc (after Montenbruck and Pfleger, <i>Astronomy on the Personal
 * Computer</i>; about a minute is what it promises). Whole minutes, so that no digit behind it decides whether a moment has been.
 *
 * @param days of the event, before the offset
 * @param event what the sun does
 * @param offset after it; negative: before it; whole minutes, at most {@link #FARTHEST}
 * @param fallback on days on which the sun does not do that (beyond the polar circles); null: nothing is done then
 * @param change for the fallback
 */
public record Sun(
        Set<DayOfWeek> days,
        SunEvent event,
        Duration offset,
        @Nullable LocalTime fallback,
        ClockChange change) implements Recurrence {
    /** Half a day each way. */
    public static final Duration FARTHEST = Duration.ofHours(12);

    private static final int MARGIN_DAYS = 2;
    private static final int DAYS_AHEAD = 9;

    public Sun {
        if (days.isEmpty()) throw Problem.invalid("recurrence.days", "is empty", "at least one day of the week");
        if (offset.compareTo(FARTHEST) > 0
                || offset.compareTo(FARTHEST.negated()) < 0
                || offset.toSecondsPart() != 0
                || offset.getNano() != 0)
            throw Problem.invalid(
                    "recurrence.offset", "is out of range", "whole minutes, up to 12 hours before or after");
        if (fallback != null && fallback.getNano() != 0)
            throw Problem.invalid("recurrence.fallback", "has a fraction of a second", "HH:mm or HH:mm:ss");
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /**
     * {@inheritDoc}
     *
     * @throws org.hearth.problems.ProblemException if nobody has said where the home is
     */
    @Override
    public Optional<Planned> next(Instant after, Site site) {
        Position position = site.position();
        if (position == null)
            throw Problem.invalid("recurrence.event", "needs to know where the home is", "a home with a position");
        LocalDate today = LocalDate.ofInstant(after, site.zone());
        return IntStream.rangeClosed(-MARGIN_DAYS, DAYS_AHEAD)
                .mapToObj(today::plusDays)
                .filter(date -> days.contains(date.getDayOfWeek()))
                .flatMap(date -> on(date, site.zone(), position))
                .filter(moment -> moment.at().isAfter(after))
                .min(Planned.ORDER);
    }

    private Stream<Planned> on(LocalDate date, ZoneId zone, Position position) {
        SunTimes times = SunTimes.compute()
                .twilight(event.height)
                .at(position.latitude(), position.longitude())
                .timezone(zone)
                .on(date)
                .oneDay()
                .execute();
        ZonedDateTime found = event.rising ? times.getRise() : times.getSet();
        if (found != null)
            return Stream.of(Planned.of(nearestMinute(found.toInstant()).plus(offset), zone));
        if (fallback == null) {
            LocalDateTime noon = date.atTime(LocalTime.NOON);
            return Stream.of(new Planned(noon.atZone(zone).toInstant(), noon, null, PreviewMark.NO_SUN));
        }
        return change.moments(date.atTime(fallback), zone.getRules())
                .map(moment -> moment.isSkipped() ? moment : asFallback(moment));
    }

    private static Instant nearestMinute(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond() + 30, 60L) * 60);
    }

    private static Planned asFallback(Planned moment) {
        return new Planned(moment.at(), moment.local(), moment.offset(), PreviewMark.SUN_FALLBACK, moment.meant());
    }
}
