package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearth.schedules.Drafts.OFF;
import static org.hearth.schedules.Drafts.ON;
import static org.hearth.schedules.Drafts.QUARTER;
import static org.hearth.schedules.Drafts.boiler;
import static org.hearth.schedules.Drafts.daily;
import static org.hearth.schedules.Drafts.draft;
import static org.hearth.schedules.Wishes.halfAnHourBefore;
import static org.hearth.schedules.Wishes.on;
import static org.hearth.schedules.Wishes.with;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left out on purpose: it is what people were shown, it is carried by no device, and it is no word on anything. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class LeftOutTest {
    private static final Cause NOBODY = Cause.of(CauseKind.GATEWAY);
    private static final Duration DAY = Duration.ofDays(1);

    /** 10:00 in Athens. */
    private static final Instant DUE = Instant.parse("2027-06-01T07:00:00Z");

    @Inject
    Household household;

    @Inject
    Schedules schedules;

    @Inject
    Runs runs;

    @Inject
    Pauses pauses;

    @Inject
    CarriedPlans plans;

    @Inject
    Ledger ledger;

    @Inject
    PushedClock clock;

    @Inject
    Rows rows;

    @BeforeEach
    void anHourBefore() {
        household.begin(DUE.minusSeconds(3_600), "Europe/Athens");
    }

    @AfterEach
    void rest() {
        household.rest();
    }

    @Test
    void theOneThatIsSkippedIsTheNextThatWouldBeDoneAfterThePause() {
        Schedule boiler = add(draft(boiler(1), ON, daily("10:00"), QUARTER));
        pause(DUE.plus(DAY).plusSeconds(60));

        runs.skip(boiler.id(), NOBODY);
        runs.skip(boiler.id(), NOBODY);

        assertThat(schedules.require(boiler.id()).skips()).isEqualTo(DUE.plus(DAY.multipliedBy(2)));
    }

    @Test
    void inThePolarDayTheFirstSunsetThatComesIsSkipped() {
        household.begin(Instant.parse("2027-06-12T06:00:00Z"), "Europe/Oslo");
        household.lies(69.65, 18.96);
        UUID id = UUID.fromString(household.adds(on(halfAnHourBefore("SUNSET"))));

        runs.skip(id, NOBODY);

        Instant skipped = schedules.require(id).skips();
        assertThat(skipped).isAfter(Instant.parse("2027-07-20T00:00:00Z"));
        household
                .asks()
                .get(Household.SCHEDULES + "/" + id)
                .then()
                .body("skipsNext", org.hamcrest.Matchers.is(String.valueOf(skipped)));
    }

    @Test
    void thePreviewOfAScheduleShowsWhatIsSkippedAndAnEditKeepsIt() {
        Map<String, Object> wish = with(on(Wishes.daily("10:00")), "ending", Map.of("after", "PT15M"));
        String id = household.adds(wish);
        runs.skip(UUID.fromString(id), NOBODY);

        assertThat(marks(wish, id)).startsWith("SKIPPED_ONCE", "SKIPPED_ONCE", null, null);
        assertThat(marks(wish, null)).startsWith(null, null, null);
        Map<String, Object> renamed = with(wish, "name", "Morning");
        household
                .asks()
                .body(renamed)
                .put(Household.SCHEDULES + "/" + id)
                .then()
                .statusCode(200);

        assertThat(schedules.require(UUID.fromString(id)).skips()).isEqualTo(DUE);
    }

    /** Where it is moved to is drawn by the schedule's own seed; a preview by another one would show another half of them paused. */
    @Test
    void thePreviewOfAScheduleThatIsMovedAtRandomShowsWhatAPauseLeavesOutOfIt() {
        Map<String, Object> moved = with(on(Wishes.daily("10:00")), "shift", "PT30M");
        List<Map<String, Object>> wishes = IntStream.rangeClosed(1, OfflineDevices.BOILERS)
                .mapToObj(number -> with(moved, "device", "boiler-" + number))
                .toList();
        List<String> ids = wishes.stream().map(household::adds).toList();
        pause(DUE);

        List<String> shown = IntStream.range(0, ids.size())
                .mapToObj(i -> marks(wishes.get(i), ids.get(i)).getFirst() == null ? "FIRED null" : "SKIPPED paused")
                .toList();
        household.liveInSteps(Duration.ofMinutes(1), DUE.plus(Duration.ofMinutes(31)));

        List<String> done = ids.stream()
                .map(id -> told(schedules.require(UUID.fromString(id))).getFirst())
                .toList();
        assertThat(done).isEqualTo(shown);
    }

    @Test
    void anEditOfTheTimeForgetsWhatWasSkipped() {
        Map<String, Object> wish = on(Wishes.daily("10:00"));
        String id = household.adds(wish);
        runs.skip(UUID.fromString(id), NOBODY);
        Map<String, Object> later = on(Wishes.daily("10:30"));

        assertThat(marks(later, id)).startsWith(null, null);
        household.asks().body(later).put(Household.SCHEDULES + "/" + id).then().statusCode(200);

        assertThat(schedules.require(UUID.fromString(id)).skips()).isNull();
    }

    @Test
    void oneThatIsSkippedOvertakesNone() {
        Schedule morning = add(holding(draft(boiler(1), ON, daily("10:00"), null)));
        Schedule later = add(draft(boiler(1), OFF, daily("11:00"), null));
        runs.skip(later.id(), NOBODY);

        household.liveUntil(DUE.plus(Duration.ofHours(5)));

        assertThat(told(morning)).containsExactly("FIRED null");
        assertThat(told(later)).containsExactly("SKIPPED skipped-once");
    }

    @Test
    void anEndWhoseStartWasLeftOutOvertakesNone() {
        Schedule other = add(draft(boiler(1), ON, daily("09:30"), new Ending.After(Duration.ofMinutes(90))));
        runs.skip(other.id(), NOBODY);
        household.liveUntil(DUE.minusSeconds(60));
        Schedule morning = add(holding(draft(boiler(1), ON, daily("10:00"), null)));

        clock.set(DUE.plus(Duration.ofHours(5)));
        household.restart();

        assertThat(told(morning)).containsExactly("FIRED null");
        assertThat(told(other)).containsExactly("SKIPPED skipped-once", "SKIPPED start-skipped");
    }

    @Test
    void oneWhoseMakerMayNotHaveItAnyMoreOvertakesNone() {
        Schedule morning = add(holding(draft(boiler(1), ON, daily("10:00"), null)));
        Schedule later = add(draft(boiler(1), OFF, daily("11:00"), null));
        rows.sql("UPDATE schedule SET created_by = '" + UUID.randomUUID() + "' WHERE id = '" + later.id() + "'");

        household.liveUntil(DUE.plus(Duration.ofHours(5)));

        assertThat(told(morning)).containsExactly("FIRED null");
    }

    @Test
    void behindALongPauseARhythmIsCarriedAndShown() {
        Interval eachMinute = new Interval(Duration.ofMinutes(1), LocalDateTime.parse("2027-06-01T09:00"), null);
        Schedule rhythm = add(draft(boiler(1), ON, eachMinute, null));
        Instant over = DUE.plus(Duration.ofHours(14));
        pause(over);

        List<CarriedFiring> carried = plans.upcoming(
                        clock.instant(), clock.instant().plus(Duration.ofHours(48)), 128)
                .get("boiler-1");

        assertThat(carried).hasSize(128).first().extracting(CarriedFiring::at).isEqualTo(over);
        household
                .asks()
                .get(Household.SCHEDULES + "/" + rhythm.id())
                .then()
                .body("nextAt", org.hamcrest.Matchers.is(over.toString()));
    }

    @Test
    void aPauseThatNobodyHasEndedIsNotLookedThrough() {
        Interval eachMinute = new Interval(Duration.ofMinutes(1), LocalDateTime.parse("2027-06-01T09:00"), null);
        add(draft(boiler(1), ON, eachMinute, null));
        pause(null);

        assertThat(plans.upcoming(clock.instant(), clock.instant().plus(Duration.ofHours(48)), 128))
                .isEmpty();
    }

    @Test
    void aFarDayShowsWhatComesOfARhythm() {
        Interval quarterly = new Interval(Duration.ofMinutes(15), LocalDateTime.parse("2027-06-01T09:00"), null);
        add(draft(boiler(1), ON, quarterly, null));

        household
                .asks()
                .get("/api/v1/firings?date=2027-08-01")
                .then()
                .statusCode(200)
                .body("toCome", org.hamcrest.Matchers.is(96));
    }

    private List<@Nullable String> marks(Map<String, Object> wish, @Nullable String own) {
        return Household.lines(household
                        .asks()
                        .body(wish)
                        .post(Household.SCHEDULES + "/preview" + (own == null ? "" : "?schedule=" + own)))
                .stream()
                .map(Household.Line::mark)
                .toList();
    }

    private Schedule add(ScheduleDraft draft) {
        return schedules.add(draft, true, NOBODY);
    }

    private void pause(@Nullable Instant until) {
        pauses.add(
                new Pause(UUID.randomUUID(), new Pause.Scope.Home(), clock.instant(), until, Set.of(), null), NOBODY);
    }

    private static ScheduleDraft holding(ScheduleDraft draft) {
        MissedPolicy hold = new MissedPolicy(MissedPolicy.Kind.HOLD_STATE, Duration.ofMinutes(5));
        return new ScheduleDraft(null, draft.deed(), draft.timing(), hold, true);
    }

    /** Oldest first. */
    private List<String> told(Schedule schedule) {
        return ledger.list(schedule.id(), 200).reversed().stream()
                .map(firing -> firing.outcome() + " " + firing.reason())
                .toList();
    }
}
