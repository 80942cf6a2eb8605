package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Site ATHENS = Site.of(ZoneId.of("Europe/Athens"));
    private static final Instant NOON = Instant.parse("2027-06-01T09:00:00Z");
    private static final Instant BEFORE_SPRING = Instant.parse("2027-03-27T12:00:00Z");
    private static final Instant BEFORE_AUTUMN = Instant.parse("2027-10-30T12:00:00Z");

    @Test
    void whatEndsAfterASpanHasAnEndBehindEachStart() {
        assertThat(moments(plan(daily("19:00"), new Ending.After(Duration.ofMinutes(15)), NOON), NOON, 4))
                .containsExactly(
                        "2027-06-01T16:00:00Z START",
                        "2027-06-01T16:15:00Z END",
                        "2027-06-02T16:00:00Z START",
                        "2027-06-02T16:15:00Z END");
    }

    @Test
    void aWindowAcrossMidnightEndsOnTheNextDay() {
        assertThat(moments(plan(daily("22:00"), new Ending.At(LocalTime.of(6, 0)), NOON), NOON, 2))
                .containsExactly("2027-06-01T19:00:00Z START", "2027-06-02T03:00:00Z END");
    }

    @Test
    void aWindowOfOneTimeLastsADay() {
        assertThat(moments(plan(onDays("07:00", DayOfWeek.MONDAY), new Ending.At(LocalTime.of(7, 0)), NOON), NOON, 2))
                .containsExactly("2027-06-07T04:00:00Z START", "2027-06-08T04:00:00Z END");
    }

    @Test
    void askedInTheMiddleOfAWindowItsEndComesNext() {
        Plan plan = plan(daily("22:00"), new Ending.At(LocalTime.of(6, 0)), Instant.EPOCH);

        assertThat(moments(plan, Instant.parse("2027-06-01T23:00:00Z"), 2))
                .containsExactly("2027-06-02T03:00:00Z END", "2027-06-02T19:00:00Z START");
    }

    @Test
    void whatBeganBeforeThePlanHasNoEndInIt() {
        Instant midnight = Instant.parse("2027-06-01T23:00:00Z");

        assertThat(moments(plan(daily("22:00"), new Ending.At(LocalTime.of(6, 0)), midnight), midnight, 1))
                .containsExactly("2027-06-02T19:00:00Z START");
    }

    @Test
    void aStartBeforeTheEndOfTheOneBeforeLetsItGoOn() {
        Interval hourly =
                new Interval(Duration.ofHours(1), NOON.atZone(ATHENS.zone()).toLocalDateTime(), null);

        assertThat(moments(plan(hourly, new Ending.After(Duration.ofMinutes(90)), NOON), NOON, 3))
                .containsExactly(
                        "2027-06-01T10:00:00Z START", "2027-06-01T11:00:00Z START", "2027-06-01T12:00:00Z START");
        assertThat(moments(plan(hourly, new Ending.After(Duration.ofHours(1)), NOON), NOON, 2))
                .as("at the same instant there is only the start")
                .containsExactly("2027-06-01T10:00:00Z START", "2027-06-01T11:00:00Z START");
    }

    @Test
    void anEndWhoseTimeIsTakenAwayComesWithTheClockChange() {
        assertThat(moments(plan(daily("02:00"), new Ending.At(LocalTime.of(3, 30)), BEFORE_SPRING), BEFORE_SPRING, 2))
                .containsExactly("2027-03-28T00:00:00Z START", "2027-03-28T01:00:00Z END");
    }

    /** On from three fifteen until a quarter to four, or until four: not until that time of the next day. */
    @Test
    void aWindowThatIsTakenAwayAsAWholeIsMovedAsAWhole() {
        assertThat(moments(plan(daily("03:15"), new Ending.At(LocalTime.of(3, 45)), BEFORE_SPRING), BEFORE_SPRING, 3))
                .containsExactly(
                        "2027-03-28T01:00:00Z START", "2027-03-28T01:30:00Z END", "2027-03-29T00:15:00Z START");
        assertThat(moments(plan(daily("03:15"), new Ending.At(LocalTime.of(4, 0)), BEFORE_SPRING), BEFORE_SPRING, 2))
                .containsExactly("2027-03-28T01:00:00Z START", "2027-03-28T01:45:00Z END");
        assertThat(moments(plan(daily("03:45"), new Ending.At(LocalTime.of(3, 15)), BEFORE_SPRING), BEFORE_SPRING, 2))
                .as("a window of nearly a day")
                .containsExactly("2027-03-28T01:00:00Z START", "2027-03-29T00:15:00Z END");
    }

    @Test
    void aStartThatIsSkippedHasNoEnd() {
        Weekly skipping = new Weekly(
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.of(3, 30),
                new ClockChange(GapPolicy.SKIP, OverlapPolicy.FIRST));

        assertThat(moments(plan(skipping, new Ending.At(LocalTime.of(5, 0)), BEFORE_SPRING), BEFORE_SPRING, 3))
                .containsExactly(
                        "2027-03-28T01:00:00Z START skipped", "2027-03-29T00:30:00Z START", "2027-03-29T02:00:00Z END");
    }

    @Test
    void bothShowingsOfAnHourHaveTheirOwnEnd() {
        Weekly both = new Weekly(
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.of(3, 0),
                new ClockChange(GapPolicy.SKIP, OverlapPolicy.BOTH));

        assertThat(moments(plan(both, new Ending.At(LocalTime.of(3, 15)), BEFORE_AUTUMN), BEFORE_AUTUMN, 4))
                .containsExactly(
                        "2027-10-31T00:00:00Z START",
                        "2027-10-31T00:15:00Z END",
                        "2027-10-31T01:00:00Z START",
                        "2027-10-31T01:15:00Z END");
    }

    @Test
    void aSpanIsRealTimeAcrossAClockChange() {
        assertThat(moments(
                        plan(daily("02:30"), new Ending.After(Duration.ofHours(2)), BEFORE_AUTUMN), BEFORE_AUTUMN, 2))
                .containsExactly("2027-10-30T23:30:00Z START", "2027-10-31T01:30:00Z END");
    }

    @Test
    void allMomentsAreTheSameWhereverTheyAreAskedFrom() {
        Plan plan = plan(daily("22:00"), new Ending.At(LocalTime.of(6, 0)), BEFORE_SPRING);
        List<Edge> all = plan.upcoming(BEFORE_SPRING, ATHENS).limit(60).toList();

        List<Edge> oneByOne = new ArrayList<>();
        Instant after = BEFORE_SPRING;
        for (int i = 0; i < all.size(); i++) {
            Edge next = plan.next(after, ATHENS).orElseThrow();
            oneByOne.add(next);
            after = next.dueAt();
        }

        assertThat(oneByOne).isEqualTo(all);
    }

    @Test
    void aRandomShiftIsTheSameWheneverItIsAskedAndStaysInItsRange() {
        Duration quarter = Duration.ofMinutes(15);
        Plan plan = new Plan(daily("19:00"), new Ending.After(Duration.ofHours(2)), new RandomShift(quarter, 42), NOON);
        List<Edge> edges = plan.upcoming(NOON, ATHENS).limit(400).toList();

        assertThat(plan.upcoming(NOON, ATHENS).limit(400)).containsExactlyElementsOf(edges);
        assertThat(edges).allSatisfy(edge -> assertThat(edge.shift().abs()).isLessThanOrEqualTo(quarter));
        assertThat(edges.stream().map(Edge::shift).distinct().count()).isGreaterThan(100);
        assertThat(edges.stream()
                        .mapToLong(edge -> edge.shift().toSeconds())
                        .min()
                        .orElseThrow())
                .isLessThan(-700);
        assertThat(edges.stream()
                        .mapToLong(edge -> edge.shift().toSeconds())
                        .max()
                        .orElseThrow())
                .isGreaterThan(700);
        for (int i = 0; i < edges.size(); i += 2)
            assertThat(edges.get(i).shift())
                    .as("a start and its end move together")
                    .isEqualTo(edges.get(i + 1).shift());
        assertThat(new RandomShift(quarter, 43).of(edges.getFirst().dueAt()))
                .isNotEqualTo(edges.getFirst().shift());
    }

    @Test
    void spansOutOfRangeAreRefused() {
        for (Duration span :
                List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofHours(25), Duration.ofMillis(1_500)))
            assertThatThrownBy(() -> new Ending.After(span)).isInstanceOf(ProblemException.class);
        for (Duration shift : List.of(Duration.ofMinutes(-1), Duration.ofMinutes(121), Duration.ofSeconds(90)))
            assertThatThrownBy(() -> new RandomShift(shift, 0)).isInstanceOf(ProblemException.class);
    }

    private static Plan plan(Recurrence recurrence, @Nullable Ending ending, Instant begins) {
        return new Plan(recurrence, ending, RandomShift.NONE, begins);
    }

    private static List<String> moments(Plan plan, Instant after, int count) {
        return plan.upcoming(after, ATHENS)
                .limit(count)
                .map(edge -> edge.dueAt() + " " + edge.phase() + (edge.moment().isSkipped() ? " skipped" : ""))
                .toList();
    }

    private static Weekly daily(String time) {
        return onDays(time, DayOfWeek.values());
    }

    private static Weekly onDays(String time, DayOfWeek... days) {
        return new Weekly(EnumSet.copyOf(List.of(days)), LocalTime.parse(time), ClockChange.DEFAULT);
    }
}
