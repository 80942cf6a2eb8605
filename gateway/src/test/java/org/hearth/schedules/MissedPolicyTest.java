package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissedPolicyTest {
    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final Weekly DAILY_AT_SEVEN = daily("07:00", GapPolicy.NEXT_VALID);
    private static final Instant DUE = Instant.parse("2027-06-01T07:00:00Z");

    @Test
    void aYoungMomentIsFired() {
        assertThat(outcomes(DAILY_AT_SEVEN, DUE, DUE.plusSeconds(299))).containsExactly("FIRED null");
    }

    @Test
    void aMomentAsOldAsTheLimitIsMissedForTheReasonGiven() {
        assertThat(outcomes(DAILY_AT_SEVEN, DUE, DUE.plusSeconds(300))).containsExactly("MISSED because");
    }

    @Test
    void aMomentThatHasNotComeIsLeftAlone() {
        MissedPolicy.Reckoning reckoning = reckon(DAILY_AT_SEVEN, DUE, DUE.minusNanos(1_000));

        assertThat(reckoning.verdicts()).isEmpty();
        assertThat(reckoning.next()).isEqualTo(DUE);
    }

    @Test
    void ofSeveralOnlyTheNewestIsFired() {
        MissedPolicy.Reckoning reckoning =
                reckon(DAILY_AT_SEVEN, DUE, DUE.plus(Duration.ofDays(3)).plusSeconds(1));

        assertThat(words(reckoning))
                .containsExactly("MISSED because", "MISSED because", "MISSED because", "FIRED null");
        assertThat(reckoning.next()).isEqualTo(DUE.plus(Duration.ofDays(4)));
    }

    @Test
    void ofTwoYoungOnesTheOlderIsTooLate() {
        MissedPolicy patient = new MissedPolicy(Duration.ofHours(2));
        Weekly both = daily("03:30", GapPolicy.NEXT_VALID);
        Instant first = Instant.parse("2027-10-31T00:30:00Z");

        MissedPolicy.Reckoning reckoning =
                patient.reckon(both, Site.of(ATHENS), first, first.plusSeconds(3_601), due -> "because");

        assertThat(words(reckoning)).containsExactly("MISSED too-late", "FIRED null");
    }

    @Test
    void aMomentTakenAwayByTheClockChangeIsSkippedHoweverLate() {
        Weekly skipping = daily("03:30", GapPolicy.SKIP);
        Instant change = Instant.parse("2027-03-28T01:00:00Z");

        for (int late : new int[] {0, 1_000})
            assertThat(words(MissedPolicy.DEFAULT.reckon(
                            skipping, Site.of(ATHENS), change, change.plusSeconds(late), due -> "because")))
                    .containsExactly("SKIPPED clock-change");
    }

    @Test
    void aLongAbsenceWritesABoundedNumberOfRowsAndSaysSo() {
        Instant now = DUE.plus(Duration.ofDays(3_000)).plusSeconds(10);

        List<String> rows = outcomes(DAILY_AT_SEVEN, DUE, now);

        assertThat(rows).hasSize(MissedPolicy.MAX_ROWS + 2);
        assertThat(rows.subList(0, MissedPolicy.MAX_ROWS)).containsOnly("MISSED because");
        assertThat(rows.subList(MissedPolicy.MAX_ROWS, rows.size()))
                .containsExactly("MISSED and-more-not-listed", "FIRED null");
    }

    @Test
    void aPlanMadeInAnotherZoneFiresNothingAtTheOldMoment() {
        Instant sevenInUtc = DUE;

        MissedPolicy.Reckoning reckoning =
                MissedPolicy.DEFAULT.reckon(DAILY_AT_SEVEN, Site.of(ATHENS), sevenInUtc, sevenInUtc, due -> "because");

        assertThat(reckoning.verdicts()).isEmpty();
        assertThat(reckoning.next()).isEqualTo("2027-06-02T04:00:00Z");
    }

    private static List<String> outcomes(Weekly recurrence, Instant first, Instant now) {
        return words(reckon(recurrence, first, now));
    }

    private static MissedPolicy.Reckoning reckon(Weekly recurrence, Instant first, Instant now) {
        return MissedPolicy.DEFAULT.reckon(recurrence, Site.of(ZoneOffset.UTC), first, now, due -> "because");
    }

    private static List<String> words(MissedPolicy.Reckoning reckoning) {
        return reckoning.verdicts().stream()
                .map(verdict -> verdict.outcome() + " " + verdict.reason())
                .toList();
    }

    private static Weekly daily(String time, GapPolicy gap) {
        return new Weekly(
                EnumSet.allOf(DayOfWeek.class), LocalTime.parse(time), new ClockChange(gap, OverlapPolicy.BOTH));
    }
}
