package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a pass is open. */
class PassTest {
    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final Instant GIVEN = Instant.parse("2026-12-01T00:00:00Z");
    private static final Set<DayOfWeek> ALWAYS = EnumSet.allOf(DayOfWeek.class);

    /** 2026-12-07 is a Monday; the last day of the pass is Sunday the 13th. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-07T17:59:59.999999, false",
        "2026-12-07T18:00, true",
        "2026-12-07T22:59:59.999999, true",
        "2026-12-07T23:00, false",
        "2026-12-08T20:00, false"
    })
    void isOpenFromTheFirstMomentToTheLastOfItsHours(LocalDateTime local, boolean open) {
        Pass pass = pass(window(Set.of(DayOfWeek.MONDAY), "18:00", "23:00"));

        assertThat(pass.isOpen(at(local), ATHENS)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-07T01:00, false",
        "2026-12-07T22:00, true",
        "2026-12-08T01:59:59, true",
        "2026-12-08T02:00, false",
        "2026-12-08T22:30, false"
    })
    void theHoursAfterMidnightBelongToTheDayOnWhichTheyBegan(LocalDateTime local, boolean open) {
        Pass pass = pass(window(Set.of(DayOfWeek.MONDAY), "22:00", "02:00"));

        assertThat(pass.isOpen(at(local), ATHENS)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-04T23:59:59, false",
        "2026-12-05T00:00, true",
        "2026-12-13T23:59:59, true",
        "2026-12-14T00:00, false"
    })
    void theFirstAndTheLastDayAreHardLimitsAlsoInTheNight(LocalDateTime local, boolean open) {
        Pass pass = pass(window(ALWAYS, "20:00", "06:00"));

        assertThat(pass.isOpen(at(local), ATHENS)).isEqualTo(open);
    }

    /** Losing the clock opens nothing: before it was given there was no pass. */
    @ParameterizedTest
    @CsvSource({"1970-01-01T12:00:00Z, false", "2026-11-30T23:59:59.999999Z, false", "2026-12-01T00:00:00Z, true"})
    void aClockFromBeforeItWasGivenOpensNothing(Instant now, boolean open) {
        Pass pass = pass(null, LocalDate.parse("2026-12-13"), window(ALWAYS, "00:00", "00:00"));

        assertThat(pass.isOpen(now, ATHENS)).isEqualTo(open);
        assertThat(pass.state(now, Instant.MIN, ATHENS).open()).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-07T17:00, 2026-12-07T20:00", // the clock is seen to be wrong within hours that would come
        "2026-12-07T19:00, 2026-12-07T20:00", // and within the hours themselves
    })
    void aClockFromBeforeWhatHasBeenOpensNothing(LocalDateTime now, LocalDateTime earliest) {
        Pass pass = pass(window(Set.of(DayOfWeek.MONDAY), "18:00", "23:00"));

        assertThat(pass.state(at(now), at(earliest), ATHENS))
                .isEqualTo(new PassState(false, false, at(earliest), null));
        assertThat(pass.state(at(earliest), at(earliest), ATHENS).open()).isTrue();
    }

    @Test
    void oneThatWasSeenToBeOverIsNotRevivedByAClockThatGoesBack() {
        Pass pass = pass(window(ALWAYS, "00:00", "00:00"));
        Instant before = at(LocalDateTime.parse("2026-12-07T12:00"));

        Pass over = pass.ended(at(LocalDateTime.parse("2026-12-14T00:00")));

        assertThat(pass.isOpen(before, ATHENS)).isTrue();
        assertThat(over.isOpen(before, ATHENS)).isFalse();
        assertThat(over.state(before, Instant.MIN, ATHENS)).isEqualTo(new PassState(false, true, null, null));
    }

    @Test
    void aWholeDayIsFromMidnightToMidnight() {
        Pass pass = pass(window(ALWAYS, "00:00", "00:00"));

        assertThat(pass.state(at(LocalDateTime.parse("2026-12-07T12:00")), Instant.MIN, ATHENS)
                        .closesAt())
                .isEqualTo(at(LocalDateTime.parse("2026-12-14T00:00")));
    }

    @Test
    void hoursThatTouchAreOne() {
        Pass pass = pass(
                window(Set.of(DayOfWeek.MONDAY), "08:00", "12:00"), window(Set.of(DayOfWeek.MONDAY), "12:00", "18:00"));

        assertThat(pass.state(at(LocalDateTime.parse("2026-12-07T09:00")), Instant.MIN, ATHENS)
                        .closesAt())
                .isEqualTo(at(LocalDateTime.parse("2026-12-07T18:00")));
        assertThat(pass.state(at(LocalDateTime.parse("2026-12-06T09:00")), Instant.MIN, ATHENS)
                        .opensAt())
                .isEqualTo(at(LocalDateTime.parse("2026-12-07T08:00")));
    }

    /** On 28 March 2027 Athens goes from 03:00 (+02:00) to 04:00 (+03:00) at 01:00 UTC. */
    @ParameterizedTest
    @CsvSource({
        // closes at a time that is skipped: at the skip, not half an hour after it
        "22:00, 03:30, 2027-03-27T20:00:00Z, 2027-03-28T01:00:00Z",
        // opens at a time that is skipped
        "03:30, 06:00, 2027-03-28T01:00:00Z, 2027-03-28T03:00:00Z",
        // the night is an hour shorter
        "22:00, 06:00, 2027-03-27T20:00:00Z, 2027-03-28T03:00:00Z"
    })
    void inTheNightThatSkipsAnHour(String from, String to, Instant opens, Instant closes) {
        Pass pass = passOf(2027, 3, 1, window(ALWAYS, from, to));

        assertThat(pass.span(opens, ATHENS)).contains(new Window.Span(opens, closes));
        assertThat(pass.isOpen(opens.minusNanos(1), ATHENS)).isFalse();
        assertThat(pass.isOpen(closes, ATHENS)).isFalse();
    }

    @Test
    void hoursThatTheClockSkipsAreLeftOutThatNightAndComeAgain() {
        Pass pass = passOf(2027, 3, 1, window(Set.of(DayOfWeek.SUNDAY), "03:10", "03:40"));

        assertThat(pass.state(Instant.parse("2027-03-27T12:00:00Z"), Instant.MIN, ATHENS)
                        .opensAt())
                .isEqualTo(at(LocalDateTime.parse("2027-04-04T03:10")));
    }

    /** On 31 October 2027 Athens goes from 04:00 (+03:00) back to 03:00 (+02:00) at 01:00 UTC. */
    @ParameterizedTest
    @CsvSource({
        // 03:30 comes twice: it closes at the first, and does not open again
        "22:00, 03:30, 2027-10-30T19:00:00Z, 2027-10-31T00:30:00Z",
        "03:15, 03:45, 2027-10-31T00:15:00Z, 2027-10-31T00:45:00Z",
        // opens at the first and stays open over the second
        "03:30, 05:00, 2027-10-31T00:30:00Z, 2027-10-31T03:00:00Z",
        // the night is an hour longer
        "22:00, 06:00, 2027-10-30T19:00:00Z, 2027-10-31T04:00:00Z"
    })
    void inTheNightThatRepeatsAnHour(String from, String to, Instant opens, Instant closes) {
        Pass pass = passOf(2027, 10, 1, window(ALWAYS, from, to));

        assertThat(pass.span(opens, ATHENS)).contains(new Window.Span(opens, closes));
        assertThat(pass.isOpen(opens.minusNanos(1), ATHENS)).isFalse();
        assertThat(pass.span(closes, ATHENS).orElseThrow().opens()).isAfter(closes.plus(Duration.ofHours(12)));
    }

    /** What the clock on the wall says decides, but for the hour that it shows twice. */
    @ParameterizedTest
    @CsvSource({"Europe/Athens", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu"})
    void isOpenAsTheClockOnTheWallSays(ZoneId zone) {
        Random random = new Random(20270328);
        for (int i = 0; i < 3_000; i++) {
            LocalTime from = LocalTime.of(random.nextInt(24), random.nextInt(60));
            LocalTime to = LocalTime.of(random.nextInt(24), random.nextInt(60));
            DayOfWeek day = DayOfWeek.of(1 + random.nextInt(7));
            Pass pass = passOf(2027, 1, 1, new Window(Set.of(day), from, to));
            Instant moment = Instant.parse("2027-01-10T00:00:00Z").plusSeconds(random.nextInt(340 * 86_400));
            LocalDateTime wall = LocalDateTime.ofInstant(moment, zone);
            if (hasTwoOffsetsNear(wall, zone)) continue;

            boolean began = wall.getDayOfWeek() == day
                    && !wall.toLocalTime().isBefore(from)
                    && (wall.toLocalTime().isBefore(to) || !to.isAfter(from));
            boolean goesOn = wall.getDayOfWeek() == day.plus(1)
                    && !to.isAfter(from)
                    && wall.toLocalTime().isBefore(to);
            assertThat(pass.isOpen(moment, zone))
                    .as("%s %s-%s at %s in %s", day, from, to, wall, zone)
                    .isEqualTo(began || goesOn);
        }
    }

    private static boolean hasTwoOffsetsNear(LocalDateTime wall, ZoneId zone) {
        return zone.getRules().getValidOffsets(wall).size() != 1
                || zone.getRules().getValidOffsets(wall.minusHours(1)).size() != 1
                || zone.getRules().getValidOffsets(wall.plusHours(1)).size() != 1;
    }

    @Test
    void aRevokedOneIsNeverOpen() {
        Pass pass = pass(window(ALWAYS, "00:00", "00:00"));
        Instant now = at(LocalDateTime.parse("2026-12-07T12:00"));

        assertThat(pass.isOpen(now, ATHENS)).isTrue();
        assertThat(pass.revoked(now).isOpen(now, ATHENS)).isFalse();
        assertThat(pass.revoked(now).state(now, Instant.MIN, ATHENS).opensAt()).isNull();
    }

    @Test
    void aWindowWithoutADayAndAPassWithoutAWindowAreRefused() {
        assertThatThrownBy(() -> window(Set.of(), "00:00", "01:00")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(PassTest::pass).isInstanceOf(ProblemException.class);
    }

    private static Window window(Set<DayOfWeek> days, String from, String to) {
        return new Window(days, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Pass pass(Window... windows) {
        return pass(LocalDate.parse("2026-12-05"), LocalDate.parse("2026-12-13"), windows);
    }

    private static Pass passOf(int year, int month, int day, Window... windows) {
        LocalDate from = LocalDate.of(year, month, day);
        return pass(from, from.plusYears(1), windows);
    }

    private static Pass pass(@Nullable LocalDate from, LocalDate until, Window... windows) {
        PassDraft draft = new PassDraft(UUID.randomUUID(), null, null, List.of("lamp"), List.of(windows), from, until);
        return new Pass(UUID.randomUUID(), draft, GIVEN, null, null, null);
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ATHENS).toInstant();
    }
}
