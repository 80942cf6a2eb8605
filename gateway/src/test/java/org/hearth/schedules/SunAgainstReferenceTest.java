package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.home.Position;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A year of each thing that the sun does, against a reference that looks at the sun every minute. */
class SunAgainstReferenceTest {
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    /** Where the sun comes over the horizon at a very flat angle, minutes say little. */
    private static final double TOLERANCE_DEGREES = 0.2;

    private static final int YEAR = 2027;

    /** More than half a day before or after an event, and less than a week. */
    private static final Duration MARGIN = Duration.ofHours(60);

    @ParameterizedTest
    @CsvSource({
        "Europe/Athens, 37.98, 23.73, 1",
        "Europe/Oslo, 69.65, 18.96, 2",
        "Australia/Lord_Howe, -31.55, 159.08, 3",
        "Pacific/Apia, -13.83, -171.77, 4"
    })
    void agreesOverAYear(String zone, double latitude, double longitude, long seed) {
        Site site = new Site(ZoneId.of(zone), new Position(latitude, longitude));
        Random random = new Random(seed);
        for (SunEvent event : SunEvent.values()) {
            Duration offset = Duration.ofMinutes(random.nextInt(1_441) - 720);
            Set<DayOfWeek> days = EnumSet.of(DayOfWeek.SUNDAY);
            for (DayOfWeek day : DayOfWeek.values()) if (random.nextInt(4) > 0) days.add(day);
            // a time that no clock change of these places touches
            LocalTime fallback = random.nextBoolean() ? LocalTime.of(8, random.nextInt(60)) : null;
            assertAgreement(new Sun(days, event, offset, fallback, ClockChange.DEFAULT), site);
        }
    }

    private static void assertAgreement(Sun sun, Site site) {
        List<LocalDate> dates = Stream.iterate(LocalDate.of(YEAR, 1, 1), date -> date.plusDays(1))
                .limit(365)
                .filter(date -> sun.days().contains(date.getDayOfWeek()))
                .toList();
        SlowSun reference = new SlowSun(Objects.requireNonNull(site.position()));
        Instant begin = dates.getFirst().atStartOfDay(site.zone()).toInstant().minus(MARGIN);
        Instant end = dates.getLast().atStartOfDay(site.zone()).toInstant().plus(MARGIN);
        Set<Planned> year = sun.upcoming(begin, site)
                .takeWhile(moment -> moment.at().isBefore(end))
                .collect(Collectors.toSet());
        int unclear = 0;
        for (LocalDate date : dates) {
            SlowSun.Day day = reference.on(date, site.zone(), height(sun.event()));
            Planned found = of(date, sun, site);
            assertThat(year).as("%s of %s", sun, date).contains(found);
            if (!day.isClear()) unclear++;
            else
                assertThat(isAsSeen(found, day, date, sun, site, reference))
                        .as("%s in %s on %s is %s, and seen %s", sun, site, date, found, day)
                        .isTrue();
        }
        assertThat(unclear).isLessThan(dates.size() / 10);
    }

    /** What it plans for the event of a date, which may be moved into the day before or after. */
    private static Planned of(LocalDate date, Sun sun, Site site) {
        Sun onThatDay =
                new Sun(EnumSet.of(date.getDayOfWeek()), sun.event(), sun.offset(), sun.fallback(), sun.change());
        Instant before = date.atStartOfDay(site.zone()).toInstant().minus(MARGIN);
        return onThatDay.next(before, site).orElseThrow();
    }

    private static boolean isAsSeen(
            Planned found, SlowSun.Day day, LocalDate date, Sun sun, Site site, SlowSun reference) {
        List<Instant> seen = sun.event().rising ? day.rises() : day.sets();
        LocalTime fallback = sun.fallback();
        if (seen.isEmpty() && fallback == null)
            return found.isSkipped() && found.local().equals(date.atTime(LocalTime.NOON));
        if (seen.isEmpty())
            return found.mark() == PreviewMark.SUN_FALLBACK && found.local().equals(date.atTime(fallback));
        Instant event = found.at().minus(sun.offset());
        boolean isAtHeight =
                Math.abs(reference.altitude(event.getEpochSecond()) - height(sun.event())) < TOLERANCE_DEGREES;
        boolean isInTime = seen.stream()
                .anyMatch(minute -> Duration.between(minute, event).abs().compareTo(TOLERANCE) <= 0);
        return found.mark() == null
                && (isInTime || isAtHeight)
                && found.local().equals(LocalDateTime.ofInstant(found.at(), site.zone()));
    }

    private static double height(SunEvent event) {
        return event == SunEvent.DAWN || event == SunEvent.DUSK ? SlowSun.CIVIL : SlowSun.EDGE;
    }
}
