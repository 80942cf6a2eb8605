package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hearth.home.Position;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SunTest {
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
    private static final Site ATHENS = new Site(ZoneId.of("Europe/Athens"), new Position(37.98, 23.73));
    private static final Site TROMSO = new Site(ZoneId.of("Europe/Oslo"), new Position(69.65, 18.96));

    /** Almanacs round in their own ways, and take another height of the horizon. */
    private static final Duration AS_ALMANACS = Duration.ofMinutes(2);

    @ParameterizedTest
    @CsvSource({
        "SUNRISE, 2027-06-21, 2027-06-21T06:02",
        "SUNSET,  2027-06-21, 2027-06-21T20:51",
        "SUNRISE, 2027-12-21, 2027-12-21T07:37",
        "SUNSET,  2027-12-21, 2027-12-21T17:09"
    })
    void athensAsInAlmanacs(SunEvent event, String day, LocalDateTime almanac) {
        Planned found = sun(event, 0, null)
                .next(Instant.parse(day + "T00:00:00Z").minus(Duration.ofHours(2)), ATHENS)
                .orElseThrow();

        assertThat(Duration.between(almanac, found.local()).abs()).isLessThanOrEqualTo(AS_ALMANACS);
        assertThat(found.local().getSecond()).isZero();
    }

    @Test
    void dawnComesBeforeTheSunAndDuskAfterIt() {
        Instant midnight = Instant.parse("2027-03-20T22:00:00Z");

        assertThat(List.of(SunEvent.DAWN, SunEvent.SUNRISE, SunEvent.SUNSET, SunEvent.DUSK))
                .extracting(event ->
                        sun(event, 0, null).next(midnight, ATHENS).orElseThrow().at())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void anOffsetCountsFromTheEventAndDaysAreThoseOfTheEvent() {
        Instant noon = Instant.parse("2027-06-20T09:00:00Z"); // a Sunday
        Sun late =
                new Sun(EnumSet.of(DayOfWeek.SUNDAY), SunEvent.SUNSET, Duration.ofHours(4), null, ClockChange.DEFAULT);

        Planned sunset = sun(SunEvent.SUNSET, 0, null).next(noon, ATHENS).orElseThrow();
        Planned after = late.next(noon, ATHENS).orElseThrow();

        assertThat(after.at()).isEqualTo(sunset.at().plus(Duration.ofHours(4)));
        assertThat(after.local().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    }

    @ParameterizedTest
    @CsvSource({"2027-06-20T00:00:00Z", "2027-12-20T00:00:00Z"})
    void whereTheSunDoesNotSetOrRiseTheFallbackCountsOrNothingDoes(Instant from) {
        assertThat(sun(SunEvent.SUNSET, -30, LocalTime.of(22, 0))
                        .upcoming(from, TROMSO)
                        .limit(5))
                .allSatisfy(moment -> {
                    assertThat(moment.local().toLocalTime()).isEqualTo(LocalTime.of(22, 0));
                    assertThat(moment.mark()).isEqualTo(PreviewMark.SUN_FALLBACK);
                });
        assertThat(sun(SunEvent.SUNSET, -30, null).upcoming(from, TROMSO).limit(5))
                .allMatch(Planned::isSkipped)
                .extracting(Planned::mark)
                .containsOnly(PreviewMark.NO_SUN);
    }

    /** Once for each day, also in the weeks in which the sun goes over to setting after midnight or not at all. */
    @Test
    void noDayOfAYearIsDoubledOrLost() {
        Instant start = Instant.parse("2027-01-01T00:00:00Z");
        Instant end = Instant.parse("2028-01-01T00:00:00Z");

        for (Site site : List.of(ATHENS, TROMSO))
            assertThat(sun(SunEvent.SUNSET, 0, LocalTime.of(22, 0))
                            .upcoming(start, site)
                            .takeWhile(moment -> moment.at().isBefore(end)))
                    .hasSizeBetween(364, 366)
                    .extracting(Planned::at)
                    .isSorted()
                    .doesNotHaveDuplicates();
    }

    @Test
    void withoutAPositionItIsRefused() {
        assertThatThrownBy(() -> sun(SunEvent.SUNRISE, 0, null).next(Instant.EPOCH, Site.of(ATHENS.zone())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("where the home is");
    }

    private static Sun sun(SunEvent event, int minutes, @Nullable LocalTime fallback) {
        return new Sun(DAILY, event, Duration.ofMinutes(minutes), fallback, ClockChange.DEFAULT);
    }
}
