package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MissedPolicyTest {
    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final Weekly DAILY_AT_SEVEN = daily("07:00", GapPolicy.NEXT_VALID);
    private static final Function<Instant, Misfire> BECAUSE = due -> Misfire.missed("because");
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
        assertThat(reckoning.next()).extracting(Edge::dueAt).isEqualTo(DUE);
    }

    @Test
    void ofSeveralOnlyTheNewestIsFired() {
        MissedPolicy.Reckoning reckoning =
                reckon(DAILY_AT_SEVEN, DUE, DUE.plus(Duration.ofDays(3)).plusSeconds(1));

        assertThat(words(reckoning))
                .containsExactly("MISSED because", "MISSED because", "MISSED because", "FIRED null");
        assertThat(reckoning.next()).extracting(Edge::dueAt).isEqualTo(DUE.plus(Duration.ofDays(4)));
    }

    @Test
    void ofTwoYoungOnesTheOlderIsTooLate() {
        MissedPolicy patient = new MissedPolicy(MissedPolicy.Kind.RUN_IF_YOUNGER, Duration.ofHours(2));
        Weekly both = daily("03:30", GapPolicy.NEXT_VALID);
        Instant first = Instant.parse("2027-10-31T00:30:00Z");

        MissedPolicy.Reckoning reckoning =
                patient.reckon(plan(both), Site.of(ATHENS), first, first.plusSeconds(3_601), Omissions.NONE, BECAUSE);

        assertThat(words(reckoning)).containsExactly("MISSED too-late", "FIRED null");
    }

    @Test
    void aMomentTakenAwayByTheClockChangeIsSkippedHoweverLate() {
        Weekly skipping = daily("03:30", GapPolicy.SKIP);
        Instant change = Instant.parse("2027-03-28T01:00:00Z");

        for (int late : new int[] {0, 1_000})
            assertThat(words(MissedPolicy.DEFAULT.reckon(
                            plan(skipping),
                            Site.of(ATHENS),
                            change,
                            change.plusSeconds(late),
                            Omissions.NONE,
                            BECAUSE)))
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
    void aLongAbsenceOfWhatIsMovedAtRandomIsReckonedToItsEndAndLosesNothingRecent() {
        Duration limit = Duration.ofHours(2);
        for (long seed = 0; seed < 60; seed++) {
            Plan plan = new Plan(DAILY_AT_SEVEN, null, new RandomShift(limit, seed), Instant.EPOCH);
            Instant now = DUE.plus(Duration.ofDays(1_500)).plusSeconds((seed - 30) * 240);
            Instant recent = now.minus(Duration.ofDays(1));

            MissedPolicy.Reckoning reckoning = assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> new MissedPolicy(MissedPolicy.Kind.HOLD_STATE, Duration.ofMinutes(5))
                            .reckon(plan, Site.of(ZoneOffset.UTC), DUE, now, Omissions.NONE, BECAUSE),
                    "seed " + seed);

            List<Edge> told = reckoning.verdicts().stream().map(Verdict::edge).toList();
            List<Edge> young = plan.upcoming(recent.minus(limit).minus(limit), Site.of(ZoneOffset.UTC))
                    .takeWhile(edge -> !edge.at().isAfter(now))
                    .filter(edge -> edge.at().isAfter(recent))
                    .toList();
            assertThat(told).as("seed %d", seed).containsAll(young).doesNotHaveDuplicates();
            assertThat(told).as("seed %d", seed).hasSize(MissedPolicy.MAX_ROWS + 1 + young.size());
            assertThat(reckoning.next())
                    .as("seed %d", seed)
                    .matches(edge -> edge.at().isAfter(now));
        }
    }

    @Test
    void aPlanMadeInAnotherZoneFiresNothingAtTheOldMoment() {
        Instant sevenInUtc = DUE;

        MissedPolicy.Reckoning reckoning = MissedPolicy.DEFAULT.reckon(
                plan(DAILY_AT_SEVEN), Site.of(ATHENS), sevenInUtc, sevenInUtc, Omissions.NONE, BECAUSE);

        assertThat(reckoning.verdicts()).isEmpty();
        assertThat(reckoning.next()).extracting(Edge::dueAt).isEqualTo(Instant.parse("2027-06-02T04:00:00Z"));
    }

    private static List<String> outcomes(Weekly recurrence, Instant first, Instant now) {
        return words(reckon(recurrence, first, now));
    }

    private static MissedPolicy.Reckoning reckon(Weekly recurrence, Instant first, Instant now) {
        return MissedPolicy.DEFAULT.reckon(
                plan(recurrence), Site.of(ZoneOffset.UTC), first, now, Omissions.NONE, BECAUSE);
    }

    private static List<String> words(MissedPolicy.Reckoning reckoning) {
        return reckoning.verdicts().stream()
                .map(verdict -> verdict.outcome() + " " + verdict.reason())
                .toList();
    }

    private static Plan plan(Recurrence recurrence) {
        return new Plan(recurrence, null, RandomShift.NONE, Instant.EPOCH);
    }

    private static Weekly daily(String time, GapPolicy gap) {
        return new Weekly(
                EnumSet.allOf(DayOfWeek.class), LocalTime.parse(time), new ClockChange(gap, OverlapPolicy.BOTH));
    }
}
