package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearth.schedules.Wishes.cron;
import static org.hearth.schedules.Wishes.daily;
import static org.hearth.schedules.Wishes.on;
import static org.hearth.schedules.Wishes.weekly;
import static org.hearth.schedules.Wishes.with;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Clocks that change in unusual ways, planned over HTTP and lived through on the pushed clock: half hours, rules that change, and a day that is not.
 * The instants were written down by hand, out of the laws of the countries.
 */
@QuarkusTest
@TestProfile(PlannedHome.class)
class UnusualClockChangesTest {
    @Inject
    Household household;

    @AfterEach
    void rest() {
        household.rest();
    }

    /** On 3 October 2027 at 02:00 (15:30 UTC of the day before) clocks on Lord Howe are set to 02:30. */
    @Test
    void lordHoweInItsSpringLeavesOutHalfAnHour() {
        household.begin(Instant.parse("2027-10-01T00:00:00Z"), "Australia/Lord_Howe");

        Lived lived = household.lives(on(daily("02:15")));

        assertThat(lived.preview())
                .startsWith(
                        "2027-10-02T02:15:00+10:30", "2027-10-03T02:30:00+11:00 MOVED", "2027-10-04T02:15:00+11:00");
        assertThat(lived.ledger())
                .startsWith("2027-10-01T15:45:00Z FIRED", "2027-10-02T15:30:00Z FIRED", "2027-10-03T15:15:00Z FIRED");
    }

    /** On 4 April 2027 at 02:00 (15:00 UTC of the day before) clocks on Lord Howe are set to 01:30. */
    @Test
    void lordHoweInItsAutumnRepeatsHalfAnHour() {
        household.begin(Instant.parse("2027-04-02T00:00:00Z"), "Australia/Lord_Howe");

        Lived lived = household.lives(with(on(daily("01:45")), "overlap", "BOTH"));

        assertThat(lived.preview())
                .startsWith(
                        "2027-04-03T01:45:00+11:00",
                        "2027-04-04T01:45:00+11:00 BOTH_OF_TWO",
                        "2027-04-04T01:45:00+10:30 BOTH_OF_TWO",
                        "2027-04-05T01:45:00+10:30");
        assertThat(lived.ledger())
                .startsWith(
                        "2027-04-02T14:45:00Z FIRED",
                        "2027-04-03T14:45:00Z FIRED",
                        "2027-04-03T15:15:00Z FIRED",
                        "2027-04-04T15:15:00Z FIRED");
    }

    @Test
    void lordHoweKeepsARhythmThroughTheHalfHourThatComesTwice() {
        household.begin(Instant.parse("2027-04-03T12:10:00Z"), "Australia/Lord_Howe");

        Lived lived = household.lives(on(cron("0,30 * * * *")));

        assertThat(lived.preview())
                .containsSequence(
                        "2027-04-04T01:30:00+11:00 BOTH_OF_TWO",
                        "2027-04-04T01:30:00+10:30 BOTH_OF_TWO",
                        "2027-04-04T02:00:00+10:30");
        assertThat(lived.ledger()).isEqualTo(halfHoursFrom("2027-04-03T12:30:00Z"));
    }

    /** Morocco is an hour behind its own time in Ramadan: in 2025 from 23 February, 03:00, to 6 April, 02:00. */
    @Test
    void moroccoTurnsBackInRamadanAndForwardAgainAfterIt() {
        household.begin(Instant.parse("2025-02-21T12:00:00Z"), "Africa/Casablanca");
        Lived before = household.lives(with(on(daily("02:30")), "overlap", "BOTH"));
        household.begin(Instant.parse("2025-04-04T12:00:00Z"), "Africa/Casablanca");
        Lived after = household.lives(on(daily("02:30")));

        assertThat(before.ledger())
                .startsWith(
                        "2025-02-22T01:30:00Z FIRED",
                        "2025-02-23T01:30:00Z FIRED",
                        "2025-02-23T02:30:00Z FIRED",
                        "2025-02-24T02:30:00Z FIRED");
        assertThat(after.ledger())
                .startsWith("2025-04-05T02:30:00Z FIRED", "2025-04-06T02:00:00Z FIRED", "2025-04-07T01:30:00Z FIRED");
    }

    /** Volgograd went over to the time of Moscow for good on 27 December 2020 at 02:00 (22:00 UTC of the day before). */
    @Test
    void volgogradChangesItsZoneInTheMiddleOfAWinter() {
        household.begin(Instant.parse("2020-12-25T12:00:00Z"), "Europe/Volgograd");

        Lived lived = household.lives(with(on(daily("01:30")), "ending", Map.of("after", "PT45M")));

        assertThat(lived.preview())
                .startsWith(
                        "2020-12-26T01:30:00+04:00",
                        "2020-12-26T02:15:00+04:00 END",
                        "2020-12-27T01:30:00+04:00 FIRST_OF_TWO",
                        "2020-12-27T01:15:00+03:00 END",
                        "2020-12-28T01:30:00+03:00",
                        "2020-12-28T02:15:00+03:00 END");
        assertThat(lived.ledger())
                .startsWith(
                        "2020-12-25T21:30:00Z FIRED",
                        "2020-12-25T22:15:00Z END FIRED",
                        "2020-12-26T21:30:00Z FIRED",
                        "2020-12-26T22:15:00Z END FIRED",
                        "2020-12-27T22:30:00Z FIRED",
                        "2020-12-27T23:15:00Z END FIRED");
    }

    /** Samoa went over the date line: after Thursday, 29 December 2011 came Saturday, 31 December. */
    @Test
    void samoaLeavesOutAFriday() {
        household.begin(Instant.parse("2011-12-20T00:00:00Z"), "Pacific/Apia");
        Lived moved = household.lives(with(on(weekly("07:00", "FRIDAY")), "ending", Map.of("at", "09:00")));
        household.begin(Instant.parse("2011-12-28T20:00:00Z"), "Pacific/Apia");
        Lived skipped = household.lives(with(on(daily("07:00")), "gap", "SKIP"));

        assertThat(moved.preview())
                .startsWith(
                        "2011-12-23T07:00:00-10:00",
                        "2011-12-23T09:00:00-10:00 END",
                        "2011-12-31T00:00:00+14:00 MOVED",
                        "2011-12-31T02:00:00+14:00 END",
                        "2012-01-06T07:00:00+14:00",
                        "2012-01-06T09:00:00+14:00 END");
        assertThat(moved.ledger())
                .startsWith(
                        "2011-12-23T17:00:00Z FIRED",
                        "2011-12-23T19:00:00Z END FIRED",
                        "2011-12-30T10:00:00Z FIRED",
                        "2011-12-30T12:00:00Z END FIRED",
                        "2012-01-05T17:00:00Z FIRED",
                        "2012-01-05T19:00:00Z END FIRED");
        assertThat(skipped.ledger())
                .startsWith(
                        "2011-12-29T17:00:00Z FIRED",
                        "2011-12-30T10:00:00Z SKIPPED clock-change",
                        "2011-12-30T17:00:00Z FIRED");
    }

    private static List<String> halfHoursFrom(String first) {
        return IntStream.range(0, 30)
                .mapToObj(i -> Instant.parse(first).plusSeconds(1_800L * i) + " FIRED")
                .toList();
    }
}
