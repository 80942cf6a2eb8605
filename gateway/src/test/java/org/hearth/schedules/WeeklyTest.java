package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hearth.schedules.GapPolicy.NEXT_VALID;
import static org.hearth.schedules.OverlapPolicy.BOTH;
import static org.hearth.schedules.OverlapPolicy.FIRST;
import static org.hearth.schedules.PreviewMark.BOTH_OF_TWO;
import static org.hearth.schedules.PreviewMark.FIRST_OF_TWO;
import static org.hearth.schedules.PreviewMark.MOVED;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hearth.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyTest {
    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");
    private static final LocalDate SPRING = LocalDate.of(2027, 3, 28);
    private static final LocalDate AUTUMN = LocalDate.of(2027, 10, 31);

    /** At 03:00 the clock of Athens goes to 04:00: 03:00 and 03:30 do not exist. */
    @ParameterizedTest
    @CsvSource({
        "02:30, NEXT_VALID, 2027-03-28T00:30:00Z, 2027-03-28T02:30, +02:00,",
        "03:00, NEXT_VALID, 2027-03-28T01:00:00Z, 2027-03-28T04:00, +03:00, MOVED",
        "03:30, NEXT_VALID, 2027-03-28T01:00:00Z, 2027-03-28T04:00, +03:00, MOVED",
        "04:00, NEXT_VALID, 2027-03-28T01:00:00Z, 2027-03-28T04:00, +03:00,",
        "02:30, SKIP,       2027-03-28T00:30:00Z, 2027-03-28T02:30, +02:00,",
        "03:00, SKIP,       2027-03-28T01:00:00Z, 2027-03-28T03:00,       , SKIPPED",
        "03:30, SKIP,       2027-03-28T01:00:00Z, 2027-03-28T03:30,       , SKIPPED",
        "04:00, SKIP,       2027-03-28T01:00:00Z, 2027-03-28T04:00, +03:00,"
    })
    void athensInSpring(String time, GapPolicy gap, Instant at, String local, String offset, PreviewMark mark) {
        List<Planned> day = on(SPRING, daily(time, gap, FIRST), ATHENS);

        assertThat(day).singleElement().satisfies(moment -> {
            assertThat(moment.at()).isEqualTo(at);
            assertThat(moment.local()).hasToString(local);
            assertThat(String.valueOf(moment.offset())).isEqualTo(String.valueOf(offset));
            assertThat(moment.mark()).isEqualTo(mark);
        });
    }

    /** At 04:00 the clock of Athens goes back to 03:00: 03:00 and 03:30 come twice. */
    @ParameterizedTest
    @CsvSource({
        "02:30, FIRST, 2027-10-30T23:30:00Z,                    ,",
        "03:00, FIRST, 2027-10-31T00:00:00Z,                    , FIRST_OF_TWO",
        "03:30, FIRST, 2027-10-31T00:30:00Z,                    , FIRST_OF_TWO",
        "04:00, FIRST, 2027-10-31T02:00:00Z,                    ,",
        "02:30, BOTH,  2027-10-30T23:30:00Z,                    ,",
        "03:00, BOTH,  2027-10-31T00:00:00Z, 2027-10-31T01:00:00Z, BOTH_OF_TWO",
        "03:30, BOTH,  2027-10-31T00:30:00Z, 2027-10-31T01:30:00Z, BOTH_OF_TWO",
        "04:00, BOTH,  2027-10-31T02:00:00Z,                    ,"
    })
    void athensInAutumn(String time, OverlapPolicy overlap, Instant first, Instant second, PreviewMark mark) {
        List<Planned> day = on(AUTUMN, daily(time, NEXT_VALID, overlap), ATHENS);

        assertThat(day)
                .extracting(Planned::at)
                .containsExactlyElementsOf(second == null ? List.of(first) : List.of(first, second));
        assertThat(day).extracting(Planned::mark).containsOnly(mark);
    }

    @Test
    void lordHoweMovesByHalfAnHour() {
        LocalDate spring = LocalDate.of(2027, 10, 3);
        LocalDate autumn = LocalDate.of(2027, 4, 4);

        assertThat(on(spring, daily("02:15", NEXT_VALID, FIRST), LORD_HOWE))
                .extracting(moment -> moment.local() + " " + moment.offset() + " " + moment.mark())
                .containsExactly("2027-10-03T02:30 +11:00 MOVED");
        assertThat(on(spring, daily("02:30", NEXT_VALID, FIRST), LORD_HOWE))
                .extracting(Planned::mark)
                .containsOnlyNulls();
        assertThat(on(autumn, daily("01:45", NEXT_VALID, BOTH), LORD_HOWE))
                .extracting(Planned::at, Planned::mark)
                .containsExactly(
                        tuple(Instant.parse("2027-04-03T14:45:00Z"), BOTH_OF_TWO),
                        tuple(Instant.parse("2027-04-03T15:15:00Z"), BOTH_OF_TWO));
        assertThat(on(autumn, daily("01:45", NEXT_VALID, FIRST), LORD_HOWE))
                .extracting(Planned::mark)
                .containsExactly(FIRST_OF_TWO);
    }

    @Test
    void aDayThatNeverWasIsMovedToTheFirstMomentAfterIt() {
        Weekly fridaysAtNoon = new Weekly(Set.of(DayOfWeek.FRIDAY), LocalTime.NOON, ClockChange.DEFAULT);

        Planned moment = fridaysAtNoon
                .next(Instant.parse("2011-12-29T00:00:00Z"), Site.of(APIA))
                .orElseThrow();

        assertThat(moment.local()).hasToString("2011-12-31T00:00");
        assertThat(moment.mark()).isEqualTo(MOVED);
    }

    @Test
    void aMovedOrSkippedMomentYieldsToTheOrdinaryOneAtTheSameInstant() {
        Instant midnight = Instant.parse("2011-12-30T10:00:00Z");

        for (GapPolicy gap : GapPolicy.values())
            assertThat(daily("00:00", gap, FIRST)
                            .upcoming(midnight.minusNanos(1), Site.of(APIA))
                            .limit(2))
                    .extracting(moment -> moment.local() + " " + moment.mark())
                    .containsExactly("2011-12-31T00:00 null", "2012-01-01T00:00 null");
    }

    @Test
    void theInstantAskedFromDoesNotCount() {
        Weekly daily = daily("07:00", NEXT_VALID, FIRST);
        Instant seven = Instant.parse("2027-06-01T04:00:00Z");

        assertThat(daily.next(seven, Site.of(ATHENS)).orElseThrow().at()).isEqualTo("2027-06-02T04:00:00Z");
        assertThat(daily.next(seven.minusNanos(1), Site.of(ATHENS))
                        .orElseThrow()
                        .at())
                .isEqualTo(seven);
    }

    @Test
    void secondsAreKept() {
        assertThat(daily("06:59:59", NEXT_VALID, FIRST)
                        .next(Instant.parse("2027-06-01T00:00:00Z"), Site.of(ATHENS))
                        .orElseThrow()
                        .at())
                .isEqualTo("2027-06-01T03:59:59Z");
    }

    @Test
    void aWeekWithoutDaysIsRefused() {
        assertThatThrownBy(() -> new Weekly(Set.of(), LocalTime.NOON, ClockChange.DEFAULT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("days");
    }

    private static Weekly daily(String time, GapPolicy gap, OverlapPolicy overlap) {
        return new Weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.parse(time), new ClockChange(gap, overlap));
    }

    /** All moments of one calendar day. */
    private static List<Planned> on(LocalDate day, Weekly recurrence, ZoneId zone) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Stream<Planned> moments = recurrence.upcoming(start.minusNanos(1), Site.of(zone));
        return moments.takeWhile(moment ->
                        moment.at().isBefore(day.plusDays(1).atStartOfDay(zone).toInstant()))
                .toList();
    }
}
