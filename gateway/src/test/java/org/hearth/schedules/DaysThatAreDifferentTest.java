package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearth.schedules.Wishes.cron;
import static org.hearth.schedules.Wishes.halfAnHourBefore;
import static org.hearth.schedules.Wishes.on;
import static org.hearth.schedules.Wishes.once;
import static org.hearth.schedules.Wishes.with;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Days without a sunset, 29 February and the last of a month, planned over HTTP and lived through on the pushed clock. What is expected was
 * written down by hand: in Tromsø the sun does not set from 18 May to 26 July, and does not rise from 27 November to 15 January.
 */
@QuarkusTest
@TestProfile(PlannedHome.class)
class DaysThatAreDifferentTest {
    private static final String ATHENS = "Europe/Athens";

    @Inject
    Household household;

    @AfterEach
    void rest() {
        household.rest();
    }

    @Test
    void whereTheSunDoesNotSetTheFallbackIsShownMarkedAndDone() {
        tromso("2027-06-12T06:00:00Z");

        Lived lived = household.lives(on(with(halfAnHourBefore("SUNSET"), "fallback", "22:00")));

        assertThat(lived.preview())
                .startsWith("2027-06-12T22:00:00+02:00 SUN_FALLBACK", "2027-06-13T22:00:00+02:00 SUN_FALLBACK")
                .endsWith("2027-07-11T22:00:00+02:00 SUN_FALLBACK")
                .allMatch(line -> line.endsWith("T22:00:00+02:00 SUN_FALLBACK"));
        assertThat(lived.ledger())
                .startsWith("2027-06-12T20:00:00Z FIRED", "2027-06-13T20:00:00Z FIRED")
                .endsWith("2027-07-11T20:00:00Z FIRED");
    }

    @Test
    void whereTheSunDoesNotSetNothingIsDoneWithoutAFallbackUntilItSetsAgain() {
        tromso("2027-06-12T06:00:00Z");

        Lived lived = household.lives(on(halfAnHourBefore("SUNSET")));

        assertThat(lived.preview()).allMatch(line -> line.endsWith("T12:00:00 NO_SUN"));
        assertThat(lived.ledger())
                .startsWith("2027-06-12T10:00:00Z SKIPPED no-sun")
                .endsWith("2027-07-11T10:00:00Z SKIPPED no-sun")
                .allMatch(row -> row.endsWith("T10:00:00Z SKIPPED no-sun"));
        List<String> next = household
                .asks()
                .get(Household.SCHEDULES)
                .then()
                .statusCode(200)
                .extract()
                .path("nextAt");
        assertThat(Instant.parse(next.getFirst()))
                .isBetween(Instant.parse("2027-07-24T12:00:00Z"), Instant.parse("2027-07-30T12:00:00Z"));
    }

    @Test
    void whereTheSunDoesNotRiseTheFallbackIsDoneUntilItRisesAgain() {
        tromso("2028-01-08T12:00:00Z");

        Lived lived = household.lives(on(with(halfAnHourBefore("SUNRISE"), "fallback", "08:00")));

        for (Household.Line line : lived.shown()) {
            LocalDate date = LocalDateTime.parse(line.local()).toLocalDate();
            if (date.isBefore(LocalDate.of(2028, 1, 13)))
                assertThat(line).hasToString(date + "T08:00:00+01:00 SUN_FALLBACK");
            if (date.isAfter(LocalDate.of(2028, 1, 18))) assertThat(line.mark()).isNull();
        }
        assertThat(lived.preview()).startsWith("2028-01-09T08:00:00+01:00 SUN_FALLBACK");
        assertThat(lived.shown().getLast().local()).startsWith("2028-02-07");
    }

    @Test
    void aTwilightThatComesInThePolarNightNeedsNoFallback() {
        tromso("2027-12-02T12:00:00Z");

        Lived lived = household.lives(on(halfAnHourBefore("DAWN")));

        assertThat(lived.shown()).allSatisfy(line -> {
            assertThat(line.mark()).isNull();
            assertThat(LocalDateTime.parse(line.local()).getHour()).isBetween(7, 9);
        });
    }

    /** On the longest day of 2027 the sun sets in Athens at 20:51. */
    @Test
    void inAthensItIsHalfAnHourBeforeTheSunsetOfTheAlmanac() {
        household.begin(Instant.parse("2027-06-20T21:00:00Z"), ATHENS);
        household.lies(37.98, 23.73);

        Lived lived = household.lives(on(halfAnHourBefore("SUNSET")));

        assertThat(lived.done().getFirst().dueAt())
                .isBetween(Instant.parse("2027-06-21T17:19:00Z"), Instant.parse("2027-06-21T17:23:00Z"));
    }

    @Test
    void the29thOfFebruaryComesInLeapYearsOnly() {
        household.begin(Instant.parse("2027-01-10T10:00:00Z"), ATHENS);
        Map<String, Object> wish = on(cron("0 7 29 2 *"));
        List<Household.Line> shown = household.preview(wish);
        String id = household.adds(wish);

        household.liveUntil(Instant.parse("2027-02-28T05:00:00Z"));
        household.liveUntil(Instant.parse("2027-03-01T05:00:00Z"));
        assertThat(household.ledger(id)).isEmpty();
        household.liveUntil(Instant.parse("2028-02-29T05:00:00Z"));
        household.liveUntil(Instant.parse("2028-03-01T05:00:00Z"));
        household.liveUntil(Instant.parse("2032-02-29T05:00:00Z"));

        assertThat(household.ledger(id)).hasToString("[2028-02-29T05:00:00Z FIRED, 2032-02-29T05:00:00Z FIRED]");
        assertThat(shown).hasSize(30);
        assertThat(shown.toString())
                .startsWith("[2028-02-29T07:00:00+02:00, 2032-02-29T07:00:00+02:00, 2036-02-29T07:00:00+02:00")
                .contains("2096-02-29T07:00:00+02:00, 2104-02-29T07:00:00+02:00");
    }

    @Test
    void theOne29thOfFebruaryComesOnce() {
        household.begin(Instant.parse("2027-01-10T10:00:00Z"), ATHENS);

        Lived lived = household.lives(on(once("2028-02-29", "07:00")));
        household.liveUntil(Instant.parse("2032-03-01T00:00:00Z"));

        assertThat(lived.preview()).containsExactly("2028-02-29T07:00:00+02:00");
        assertThat(lived.ledger()).containsExactly("2028-02-29T05:00:00Z FIRED");
        List<String> ids = household.asks().get(Household.SCHEDULES).path("id");
        assertThat(household.ledger(ids.getFirst())).isEqualTo(lived.done());
    }

    @Test
    void theLastOfAMonthIsAnotherDateInEachMonth() {
        household.begin(Instant.parse("2027-12-15T10:00:00Z"), ATHENS);

        Lived lived = household.lives(on(cron("0 7 L * ?")));

        assertThat(lived.ledger())
                .startsWith(
                        "2027-12-31T05:00:00Z FIRED",
                        "2028-01-31T05:00:00Z FIRED",
                        "2028-02-29T05:00:00Z FIRED",
                        "2028-03-31T04:00:00Z FIRED",
                        "2028-04-30T04:00:00Z FIRED",
                        "2028-05-31T04:00:00Z FIRED")
                .contains("2029-02-28T05:00:00Z FIRED");
    }

    @Test
    void the31stComesInSevenMonthsOfAYear() {
        household.begin(Instant.parse("2027-01-15T10:00:00Z"), ATHENS);

        Lived lived = household.lives(on(cron("0 7 31 * *")));

        assertThat(lived.ledger())
                .startsWith(
                        "2027-01-31T05:00:00Z FIRED",
                        "2027-03-31T04:00:00Z FIRED",
                        "2027-05-31T04:00:00Z FIRED",
                        "2027-07-31T04:00:00Z FIRED",
                        "2027-08-31T04:00:00Z FIRED",
                        "2027-10-31T05:00:00Z FIRED",
                        "2027-12-31T05:00:00Z FIRED",
                        "2028-01-31T05:00:00Z FIRED");
    }

    private void tromso(String now) {
        household.begin(Instant.parse(now), "Europe/Oslo");
        household.lies(69.65, 18.96);
    }
}
