package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.hearth.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    private static final Site ATHENS = Site.of(ZoneId.of("Europe/Athens"));
    private static final LocalDateTime MIDNIGHT = LocalDateTime.parse("2027-03-28T00:00");

    @Test
    void countsRealTimeWhateverTheWallClockDoes() {
        Interval pump = new Interval(Duration.ofMinutes(90), MIDNIGHT, LocalDateTime.parse("2027-03-28T10:00"));

        assertThat(pump.upcoming(Instant.EPOCH, ATHENS))
                .extracting(moment -> moment.local().toString())
                .containsExactly(
                        "2027-03-28T00:00",
                        "2027-03-28T01:30",
                        "2027-03-28T04:00",
                        "2027-03-28T05:30",
                        "2027-03-28T07:00",
                        "2027-03-28T08:30",
                        "2027-03-28T10:00");
    }

    @Test
    void aMomentItselfDoesNotCountAndYearsAreNoMatter() {
        Interval minutely = new Interval(Interval.SHORTEST, MIDNIGHT, null);
        Instant late = Instant.parse("2057-07-01T12:00:00Z");

        assertThat(minutely.next(late, ATHENS)).map(Planned::at).contains(late.plusSeconds(60));
        assertThat(minutely.next(late.minusNanos(1), ATHENS)).map(Planned::at).contains(late);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59S", "PT0S", "PT-1M", "PT60.5S", "P367D"})
    void isRefused(String every) {
        assertThatThrownBy(() -> new Interval(Duration.parse(every), MIDNIGHT, null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("every");
    }

    @Test
    void anEndBeforeTheStartIsRefused() {
        assertThatThrownBy(() -> new Interval(Interval.SHORTEST, MIDNIGHT, MIDNIGHT.minusSeconds(1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("end");
    }
}
