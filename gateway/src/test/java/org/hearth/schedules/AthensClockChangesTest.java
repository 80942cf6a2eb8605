package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearth.schedules.Wishes.cron;
import static org.hearth.schedules.Wishes.daily;
import static org.hearth.schedules.Wishes.every;
import static org.hearth.schedules.Wishes.on;
import static org.hearth.schedules.Wishes.weekly;
import static org.hearth.schedules.Wishes.with;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Days on which the clocks of Athens change, planned over HTTP and lived through on the pushed clock: thirty moments are shown, and these thirty
 * happen. The instants were written down by hand.
 */
@QuarkusTest
@TestProfile(PlannedHome.class)
class AthensClockChangesTest {
    private static final String ATHENS = "Europe/Athens";

    /** On Sunday, 28 March 2027 at 03:00 (01:00 UTC) clocks in Athens are set to 04:00. */
    private static final Instant FRIDAY_BEFORE_SPRING = Instant.parse("2027-03-26T10:00:00Z");

    /** On Sunday, 31 October 2027 at 04:00 (01:00 UTC) clocks in Athens are set to 03:00. */
    private static final Instant FRIDAY_BEFORE_AUTUMN = Instant.parse("2027-10-29T10:00:00Z");

    @Inject
    Household household;

    @AfterEach
    void rest() {
        household.rest();
    }

    @Test
    void athensInSpringMovesWhatDoesNotExistToTheChange() {
        household.begin(FRIDAY_BEFORE_SPRING, ATHENS);

        Lived lived = household.lives(with(on(daily("03:30")), "gap", "NEXT_VALID"));

        assertThat(lived.preview())
                .startsWith(
                        "2027-03-27T03:30:00+02:00", "2027-03-28T04:00:00+03:00 MOVED", "2027-03-29T03:30:00+03:00");
        assertThat(lived.ledger())
                .startsWith("2027-03-27T01:30:00Z FIRED", "2027-03-28T01:00:00Z FIRED", "2027-03-29T00:30:00Z FIRED");
    }

    @Test
    void athensInSpringLeavesOutWhatDoesNotExist() {
        household.begin(FRIDAY_BEFORE_SPRING, ATHENS);

        Lived lived = household.lives(with(on(daily("03:30")), "gap", "SKIP"));

        assertThat(lived.preview())
                .startsWith("2027-03-27T03:30:00+02:00", "2027-03-28T03:30:00 SKIPPED", "2027-03-29T03:30:00+03:00");
        assertThat(lived.ledger())
                .startsWith(
                        "2027-03-27T01:30:00Z FIRED",
                        "2027-03-28T01:00:00Z SKIPPED clock-change",
                        "2027-03-29T00:30:00Z FIRED");
    }

    @Test
    void athensInSpringEndsAWindowWithTheChangeThatTakesItsEndAway() {
        household.begin(FRIDAY_BEFORE_SPRING, ATHENS);

        Lived lived = household.lives(with(on(daily("02:45")), "ending", Map.of("at", "03:15")));

        assertThat(lived.preview())
                .startsWith(
                        "2027-03-27T02:45:00+02:00",
                        "2027-03-27T03:15:00+02:00 END",
                        "2027-03-28T02:45:00+02:00",
                        "2027-03-28T04:00:00+03:00 END",
                        "2027-03-29T02:45:00+03:00",
                        "2027-03-29T03:15:00+03:00 END");
        assertThat(lived.ledger())
                .startsWith(
                        "2027-03-27T00:45:00Z FIRED",
                        "2027-03-27T01:15:00Z END FIRED",
                        "2027-03-28T00:45:00Z FIRED",
                        "2027-03-28T01:00:00Z END FIRED",
                        "2027-03-28T23:45:00Z FIRED",
                        "2027-03-29T00:15:00Z END FIRED");
    }

    /** A boiler that was to be on for half an hour is not on for a day because the clock was changed. */
    @Test
    void athensInSpringMovesAWindowThatDoesNotExistAsAWhole() {
        household.begin(FRIDAY_BEFORE_SPRING, ATHENS);

        Lived lived = household.lives(with(on(daily("03:15")), "ending", Map.of("at", "03:45")));

        assertThat(lived.preview())
                .startsWith(
                        "2027-03-27T03:15:00+02:00",
                        "2027-03-27T03:45:00+02:00 END",
                        "2027-03-28T04:00:00+03:00 MOVED",
                        "2027-03-28T04:30:00+03:00 END",
                        "2027-03-29T03:15:00+03:00",
                        "2027-03-29T03:45:00+03:00 END");
        assertThat(lived.ledger()).contains("2027-03-28T01:00:00Z FIRED", "2027-03-28T01:30:00Z END FIRED");
    }

    @Test
    void athensInSpringKeepsARealInterval() {
        household.begin(Instant.parse("2027-03-27T20:00:00Z"), ATHENS);

        Lived lived = household.lives(on(every("PT30M", "2027-03-28T00:15")));

        assertThat(lived.preview())
                .startsWith(
                        "2027-03-28T00:15:00+02:00",
                        "2027-03-28T00:45:00+02:00",
                        "2027-03-28T01:15:00+02:00",
                        "2027-03-28T01:45:00+02:00",
                        "2027-03-28T02:15:00+02:00",
                        "2027-03-28T02:45:00+02:00",
                        "2027-03-28T04:15:00+03:00",
                        "2027-03-28T04:45:00+03:00");
        assertThat(lived.ledger()).isEqualTo(halfHoursFrom("2027-03-27T22:15:00Z"));
    }

    @Test
    void athensInAutumnDoesOnceWhatComesTwice() {
        household.begin(Instant.parse("2027-10-20T10:00:00Z"), ATHENS);

        Lived lived = household.lives(with(on(weekly("03:30", "SUNDAY")), "overlap", "FIRST"));

        assertThat(lived.preview())
                .startsWith(
                        "2027-10-24T03:30:00+03:00",
                        "2027-10-31T03:30:00+03:00 FIRST_OF_TWO",
                        "2027-11-07T03:30:00+02:00");
        assertThat(lived.ledger())
                .startsWith("2027-10-24T00:30:00Z FIRED", "2027-10-31T00:30:00Z FIRED", "2027-11-07T01:30:00Z FIRED");
    }

    @Test
    void athensInAutumnDoesTwiceWhatComesTwice() {
        household.begin(Instant.parse("2027-10-20T10:00:00Z"), ATHENS);

        Lived lived = household.lives(with(on(weekly("03:30", "SUNDAY")), "overlap", "BOTH"));

        assertThat(lived.preview())
                .startsWith(
                        "2027-10-24T03:30:00+03:00",
                        "2027-10-31T03:30:00+03:00 BOTH_OF_TWO",
                        "2027-10-31T03:30:00+02:00 BOTH_OF_TWO",
                        "2027-11-07T03:30:00+02:00");
        assertThat(lived.ledger())
                .startsWith(
                        "2027-10-24T00:30:00Z FIRED",
                        "2027-10-31T00:30:00Z FIRED",
                        "2027-10-31T01:30:00Z FIRED",
                        "2027-11-07T01:30:00Z FIRED");
    }

    @Test
    void athensInAutumnLetsAWindowLastAnHourLonger() {
        household.begin(FRIDAY_BEFORE_AUTUMN, ATHENS);

        Lived lived = household.lives(with(on(daily("02:30")), "ending", Map.of("at", "04:30")));

        assertThat(lived.ledger())
                .startsWith(
                        "2027-10-29T23:30:00Z FIRED",
                        "2027-10-30T01:30:00Z END FIRED",
                        "2027-10-30T23:30:00Z FIRED",
                        "2027-10-31T02:30:00Z END FIRED",
                        "2027-11-01T00:30:00Z FIRED",
                        "2027-11-01T02:30:00Z END FIRED");
    }

    @Test
    void athensInAutumnKeepsARealInterval() {
        household.begin(Instant.parse("2027-10-30T20:00:00Z"), ATHENS);

        Lived lived = household.lives(on(every("PT30M", "2027-10-31T02:15")));

        assertThat(lived.preview())
                .startsWith(
                        "2027-10-31T02:15:00+03:00",
                        "2027-10-31T02:45:00+03:00",
                        "2027-10-31T03:15:00+03:00",
                        "2027-10-31T03:45:00+03:00",
                        "2027-10-31T03:15:00+02:00",
                        "2027-10-31T03:45:00+02:00",
                        "2027-10-31T04:15:00+02:00");
        assertThat(lived.ledger()).isEqualTo(halfHoursFrom("2027-10-30T23:15:00Z"));
    }

    /** However seldom it looks, each moment has its one row at its own instant. */
    @ParameterizedTest
    @ValueSource(strings = {"PT5H11M", "P2DT3H"})
    void anEngineThatLooksAtOddTimesAccountsForTheSameMoments(String step) {
        for (Instant before : List.of(FRIDAY_BEFORE_SPRING, FRIDAY_BEFORE_AUTUMN))
            for (Map<String, Object> wish : List.of(
                    with(on(daily("03:30")), "gap", "SKIP"),
                    with(with(on(daily("03:00")), "overlap", "BOTH"), "ending", Map.of("at", "03:15")),
                    on(cron("*/20 1-4 * * *")))) {
                household.begin(before, ATHENS);
                household.livesInSteps(wish, Duration.parse(step));
            }
    }

    private static List<String> halfHoursFrom(String first) {
        return IntStream.range(0, 30)
                .mapToObj(i -> Instant.parse(first).plusSeconds(1_800L * i) + " FIRED")
                .toList();
    }
}
