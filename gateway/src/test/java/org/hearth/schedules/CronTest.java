package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hearth.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    private static final Site ATHENS = Site.of(ZoneId.of("Europe/Athens"));
    private static final Site LORD_HOWE = Site.of(ZoneId.of("Australia/Lord_Howe"));

    /** From the night of Athens' spring change in 2027 on, a Sunday. */
    private static final Instant SPRING = Instant.parse("2027-03-27T22:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 7 * * MON-FRI     | 2027-03-29T07:00 2027-03-30T07:00 2027-03-31T07:00",
                "0 7 * * 1-5         | 2027-03-29T07:00 2027-03-30T07:00 2027-03-31T07:00",
                "15 0 7 * * *        | 2027-03-28T07:00:15 2027-03-29T07:00:15 2027-03-30T07:00:15",
                "0 0 * * 0           | 2027-04-04T00:00 2027-04-11T00:00 2027-04-18T00:00",
                "0 0 * * 7           | 2027-04-04T00:00 2027-04-11T00:00 2027-04-18T00:00",
                "0 22-2 * * *        | 2027-03-28T01:00 2027-03-28T02:00 2027-03-28T22:00",
                "0 0 * * FRI-MON     | 2027-03-29T00:00 2027-04-02T00:00 2027-04-03T00:00",
                "0 6-18/6 1 JAN,JUL ?| 2027-07-01T06:00 2027-07-01T12:00 2027-07-01T18:00",
                "0 0 L * ?           | 2027-03-31T00:00 2027-04-30T00:00 2027-05-31T00:00",
                "0 0 L-3 * ?         | 2027-04-27T00:00 2027-05-28T00:00 2027-06-27T00:00",
                "0 0 ? * SATL        | 2027-04-24T00:00 2027-05-29T00:00 2027-06-26T00:00",
                "0 0 ? * L           | 2027-04-03T00:00 2027-04-10T00:00 2027-04-17T00:00",
                "0 10 ? * MON#2      | 2027-04-12T10:00 2027-05-10T10:00 2027-06-14T10:00",
                "0 10 ? * MON#5      | 2027-03-29T10:00 2027-05-31T10:00 2027-08-30T10:00",
                "0 12 31 * *         | 2027-03-31T12:00 2027-05-31T12:00 2027-07-31T12:00",
                "0 12 29 2 *         | 2028-02-29T12:00 2032-02-29T12:00 2036-02-29T12:00",
                // Both day fields: either is enough.
                "0 12 13 * FRI       | 2027-04-02T12:00 2027-04-09T12:00 2027-04-13T12:00"
            })
    void isDueWhenItSays(String expression, String due) {
        assertThat(Cron.of(expression.strip(), ClockChange.DEFAULT)
                        .upcoming(SPRING, ATHENS)
                        .limit(3))
                .extracting(moment -> moment.local().toString())
                .containsExactlyElementsOf(List.of(due.strip().split(" ")));
    }

    @Test
    void aDateThatNeverComesIsNeverDue() {
        assertThat(Cron.of("0 0 30 2 *", ClockChange.DEFAULT).next(SPRING, ATHENS))
                .isEmpty();
    }

    @Test
    void anHourThatIsNamedFollowsTheRuleForClockChanges() {
        ClockChange skipBoth = new ClockChange(GapPolicy.SKIP, OverlapPolicy.BOTH);

        assertThat(Cron.of("30 3 * * *", ClockChange.DEFAULT).next(SPRING, ATHENS))
                .hasValueSatisfying(moment -> assertThat(moment.mark()).isEqualTo(PreviewMark.MOVED));
        assertThat(Cron.of("30 3 * * *", skipBoth).next(SPRING, ATHENS))
                .hasValueSatisfying(moment -> assertThat(moment.mark()).isEqualTo(PreviewMark.SKIPPED));
        assertThat(Cron.of("30 3 * * *", skipBoth)
                        .upcoming(Instant.parse("2027-10-30T20:00:00Z"), ATHENS)
                        .limit(2))
                .extracting(Planned::at)
                .containsExactly(Instant.parse("2027-10-31T00:30:00Z"), Instant.parse("2027-10-31T01:30:00Z"));
    }

    /** A pump that runs every twenty minutes does not stop for an hour, nor run an hour twice as often. */
    @ParameterizedTest
    @CsvSource({"2027-03-28T00:00:00Z, 2027-03-28T03:00:00Z", "2027-10-30T23:00:00Z, 2027-10-31T04:00:00Z"})
    void aRhythmGoesOnThroughClockChanges(Instant from, Instant to) {
        List<Instant> due = Cron.of("*/20 * * * *", ClockChange.DEFAULT)
                .upcoming(from.minusNanos(1), ATHENS)
                .map(Planned::at)
                .takeWhile(to::isAfter)
                .toList();

        assertThat(due).hasSize((int) (to.getEpochSecond() - from.getEpochSecond()) / 1_200);
        assertThat(due).isSorted().doesNotHaveDuplicates().contains(from);
        for (int i = 1; i < due.size(); i++)
            assertThat(due.get(i)).isEqualTo(due.get(i - 1).plusSeconds(1_200));
    }

    @Test
    void aRhythmGoesOnWhereTheClockMovesByHalfAnHour() {
        assertThat(Cron.of("0,30 * * * *", ClockChange.DEFAULT)
                        .upcoming(Instant.parse("2027-10-02T14:29:00Z"), LORD_HOWE)
                        .limit(5))
                .extracting(moment -> moment.local() + " " + moment.mark())
                .containsExactly(
                        "2027-10-03T01:00 null",
                        "2027-10-03T01:30 null",
                        "2027-10-03T02:30 null",
                        "2027-10-03T03:00 null",
                        "2027-10-03T03:30 null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "* * * *",
                "* * * * * * *",
                "* * * * * *",
                "0,30 * * * * *",
                "61 * * * *",
                "* 24 * * *",
                "0 0 32 * *",
                "0 0 0 * *",
                "0 0 * 13 *",
                "0 0 * * 8",
                "*/0 * * * *",
                "0 0 1W * *",
                "@daily",
                "0 0 * * MON#6",
                "0 0 * * MON#0"
            })
    void isRefusedInWords(String expression) {
        assertThatThrownBy(() -> Cron.of(expression, ClockChange.DEFAULT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("recurrence.expression");
    }

    @Test
    void oneThatIsLongerThanAnyIsRefused() {
        assertThatThrownBy(() -> Cron.of("0,".repeat(10_000) + "0 0 * * *", ClockChange.DEFAULT))
                .isInstanceOf(ProblemException.class);
    }
}
