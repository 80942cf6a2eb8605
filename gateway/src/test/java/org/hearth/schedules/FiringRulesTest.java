package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.home.ClockTrust;
import org.hearth.home.Homes;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of due moments by the rules of their schedules, over a real database; the clock is pushed, the devices are offline. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class FiringRulesTest {
    private static final Cause NOBODY = Cause.of(CauseKind.GATEWAY);
    private static final UUID GROUP = UUID.randomUUID();

    /** 10:00 in Athens. */
    private static final Instant DUE = Instant.parse("2027-06-01T07:00:00Z");

    private static final Ending QUARTER = new Ending.After(Duration.ofMinutes(15));
    private static final MissedPolicy SKIP = policy(MissedPolicy.Kind.SKIP);
    private static final MissedPolicy HOLD = policy(MissedPolicy.Kind.HOLD_STATE);

    @Inject
    Schedules schedules;

    @Inject
    Pauses pauses;

    @Inject
    Runs runs;

    @Inject
    Agenda agenda;

    @Inject
    Firings firings;

    @Inject
    Foresight foresight;

    @Inject
    Ledger ledger;

    @Inject
    Sites sites;

    @Inject
    ClockTrust trust;

    @Inject
    Homes homes;

    @Inject
    PushedClock clock;

    @Inject
    ScheduleEngine ownEngineOfTheGateway;

    @Inject
    Rows rows;

    @BeforeEach
    void anHourBefore() {
        ownEngineOfTheGateway.stop(new ShutdownEvent());
        rows.empty("pause, firing, schedule, journal, command, device_group");
        homes.move("Europe/Athens");
        clock.set(DUE.minusSeconds(3_600));
    }

    @Test
    void whoeverWantsItSkippedHasItFiredWhenItIsDueAndNeverLate() {
        Schedule schedule = add(draft(daily("10:00"), null, SKIP));

        lookAt(DUE.plusSeconds(9));
        lookAt(DUE.plus(Duration.ofDays(1)).plusSeconds(10));

        assertThat(told(schedule)).containsExactly("FIRED null", "MISSED gateway-down");
    }

    @Test
    void theStateThatShouldHoldIsPutHoweverLate() {
        Schedule schedule = add(draft(daily("10:00"), null, HOLD));

        lookAt(DUE.plus(Duration.ofDays(2)).plus(Duration.ofHours(20)));

        assertThat(told(schedule)).containsExactly("MISSED too-late", "MISSED too-late", "FIRED null");
    }

    @Test
    void whatAnotherScheduleHasOvertakenIsNotDoneAnyMore() {
        Schedule morning = add(draft(daily("10:00"), null, HOLD));
        Schedule later = add(off(daily("11:00")));

        lookAt(DUE.plus(Duration.ofHours(5)));

        assertThat(told(morning)).containsExactly("MISSED overtaken");
        assertThat(told(later)).containsExactly("MISSED gateway-down");
        assertThat(rows.count("command")).isZero();
    }

    @Test
    void aPausedScheduleOvertakesNone() {
        Schedule morning = add(draft(daily("10:00"), null, HOLD));
        Schedule later = add(off(daily("11:00")));
        pause(new Pause.Scope.One(later.id()), null, Set.of());

        lookAt(DUE.plus(Duration.ofHours(5)));

        assertThat(told(morning)).containsExactly("FIRED null");
        assertThat(told(later)).containsExactly("SKIPPED paused");
    }

    @Test
    void whatWasBegunIsEndedHoweverLate() {
        Schedule schedule = add(draft(daily("10:00"), QUARTER, SKIP));

        lookAt(DUE);
        lookAt(DUE.plus(Duration.ofHours(5)));

        assertThat(told(schedule)).containsExactly("FIRED null", "FIRED null");
        assertThat(rows.count("command WHERE value = 'false'")).isEqualTo(1);
    }

    @Test
    void whatWasNotBegunIsNotEnded() {
        Schedule schedule = add(draft(daily("10:00"), QUARTER, SKIP));

        lookAt(DUE.plus(Duration.ofHours(5)));

        assertThat(told(schedule)).containsExactly("MISSED gateway-down", "MISSED gateway-down");
        assertThat(rows.count("command")).isZero();
    }

    @Test
    void aPauseLeavesOutWhatBeginsInItWithItsEnd() {
        Schedule schedule = add(draft(daily("10:00"), QUARTER, MissedPolicy.DEFAULT));
        pause(new Pause.Scope.Home(), DUE.plusSeconds(600), Set.of());

        lookAt(DUE);
        lookAt(DUE.plusSeconds(900));
        lookAt(DUE.plus(Duration.ofDays(1)));

        assertThat(told(schedule)).containsExactly("SKIPPED paused", "SKIPPED start-skipped", "FIRED null");
    }

    @Test
    void aPauseThatBeginsInAWindowLetsItEnd() {
        Schedule schedule = add(draft(daily("10:00"), QUARTER, MissedPolicy.DEFAULT));
        lookAt(DUE);

        clock.set(DUE.plusSeconds(60));
        pause(new Pause.Scope.Home(), null, Set.of());
        lookAt(DUE.plusSeconds(900));
        lookAt(DUE.plus(Duration.ofDays(1)));

        assertThat(told(schedule)).containsExactly("FIRED null", "FIRED null", "SKIPPED paused");
    }

    @Test
    void aPauseOfTheHomeKeepsTheAquariumGoing() {
        Schedule lamp = add(draft(daily("10:00"), null, MissedPolicy.DEFAULT));
        Schedule aquarium = add(draft(part("boiler-2"), daily("10:00"), null, MissedPolicy.DEFAULT, null));
        pause(new Pause.Scope.Home(), null, Set.of(aquarium.id()));

        lookAt(DUE);

        assertThat(told(lamp)).containsExactly("SKIPPED paused");
        assertThat(told(aquarium)).containsExactly("FIRED null");
    }

    @Test
    void aPauseOfAGroupHoldsWhatIsForItsParts() {
        group("boiler-1");
        Schedule inIt = add(draft(daily("10:00"), null, MissedPolicy.DEFAULT));
        Schedule ofIt = add(draft(new Target.Group(GROUP), daily("10:01"), null, MissedPolicy.DEFAULT, null));
        Schedule outside = add(draft(part("boiler-2"), daily("10:00"), null, MissedPolicy.DEFAULT, null));
        pause(new Pause.Scope.OfGroup(GROUP), null, Set.of());

        lookAt(DUE.plusSeconds(61));

        assertThat(told(inIt)).containsExactly("SKIPPED paused");
        assertThat(told(ofIt)).containsExactly("SKIPPED paused");
        assertThat(told(outside)).containsExactly("FIRED null");
    }

    @Test
    void aPauseThatWasEndedByHandHoldsNothingAfterIt() {
        Schedule schedule = add(draft(daily("10:00"), null, MissedPolicy.DEFAULT));
        Pause pause = pause(new Pause.Scope.Home(), null, Set.of());
        clock.set(DUE.minusSeconds(60));
        pauses.end(pause.id(), NOBODY);

        lookAt(DUE);

        assertThat(told(schedule)).containsExactly("FIRED null");
        assertThat(pauses.list()).isEmpty();
    }

    @Test
    void theNextOneIsLeftOutOnceWithItsEnd() {
        Schedule schedule = add(draft(daily("10:00"), QUARTER, MissedPolicy.DEFAULT));
        runs.skip(schedule.id(), NOBODY);

        lookAt(DUE);
        lookAt(DUE.plusSeconds(900));
        lookAt(DUE.plus(Duration.ofDays(1)));

        assertThat(told(schedule)).containsExactly("SKIPPED skipped-once", "SKIPPED start-skipped", "FIRED null");
        assertThat(schedules.require(schedule.id()).skips()).isNull();
    }

    @Test
    void aSkipThatWasTakenBackSkipsNothing() {
        Schedule schedule = add(draft(daily("10:00"), null, MissedPolicy.DEFAULT));
        runs.skip(schedule.id(), NOBODY);
        runs.unskip(schedule.id(), NOBODY);

        lookAt(DUE);

        assertThat(told(schedule)).containsExactly("FIRED null");
    }

    @Test
    void aGroupIsToldTogetherAndHasOneRow() {
        group("boiler-1", "boiler-2");
        Schedule schedule = add(draft(new Target.Group(GROUP), daily("10:00"), null, MissedPolicy.DEFAULT, null));

        lookAt(DUE);

        assertThat(told(schedule)).containsExactly("FIRED null");
        Firing firing = ledger.list(schedule.id(), 1).getFirst();
        assertThat(rows.count("command WHERE batch = '" + firing.batch() + "'")).isEqualTo(2);
        assertThat(firing.command()).isNull();
    }

    /** The others may carry nothing: they were booted since, or are of an older kind. */
    @Test
    void aGroupOfWhichOnePartRanByItselfIsStillTold() {
        group("boiler-1", "boiler-2");
        Schedule schedule = add(draft(new Target.Group(GROUP), daily("10:00"), null, MissedPolicy.DEFAULT, null));
        rows.sql("INSERT INTO firing (schedule_id, due_at, outcome, recorded_at, parts, ran) VALUES ('" + schedule.id()
                + "', '"
                + DUE + "', 'RAN_LOCALLY', '" + DUE
                + "', 2, '[{\"device\":\"boiler-1\",\"capability\":\"relay1\",\"at\":\""
                + DUE + "\"}]')");

        lookAt(DUE.plusSeconds(20));

        assertThat(told(schedule)).containsExactly("FIRED null");
        assertThat(rows.count("command")).isEqualTo(2);
        assertThat(rows.count("firing WHERE ran <> '[]'")).isOne();
    }

    @Test
    void aGroupWithoutMembersIsMissedAndSaysSo() {
        group();
        Schedule schedule = add(draft(new Target.Group(GROUP), daily("10:00"), null, MissedPolicy.DEFAULT, null));

        lookAt(DUE);

        assertThat(told(schedule)).containsExactly("MISSED no-targets");
    }

    @Test
    void aRandomShiftIsKeptToAndStandsInTheLedger() {
        Weekly daily = daily("10:00");
        Timing timing = new Timing(daily, null, Duration.ofMinutes(30), null);
        Schedule schedule = add(draft(part("boiler-1"), timing, MissedPolicy.DEFAULT));
        Schedule.Next next = Objects.requireNonNull(schedule.next());
        assertThat(next.dueAt()).isEqualTo(DUE);
        assertThat(Duration.between(DUE, next.at()).abs()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(30));

        lookAt(next.at().minusMillis(1));
        assertThat(told(schedule)).isEmpty();
        lookAt(next.at());

        Firing firing = ledger.list(schedule.id(), 1).getFirst();
        assertThat(firing.dueAt()).isEqualTo(DUE);
        assertThat(firing.firedAt()).isEqualTo(next.at());
        assertThat(told(schedule)).containsExactly("FIRED null");
    }

    @Test
    void aScheduleWithAZoneOfItsOwnIsReadThere() {
        Timing timing = new Timing(daily("10:00"), null, Duration.ZERO, ZoneId.of("Asia/Tokyo"));

        Schedule schedule = add(draft(part("boiler-1"), timing, MissedPolicy.DEFAULT));

        assertThat(schedule.nextAt()).isEqualTo(Instant.parse("2027-06-02T01:00:00Z"));
        homes.move("Europe/Lisbon");
        lookAt(DUE);
        assertThat(schedules.require(schedule.id()).nextAt()).isEqualTo(Instant.parse("2027-06-02T01:00:00Z"));
    }

    @Test
    void aDateComesOnceAndNeverAgain() {
        Schedule schedule =
                add(draft(new Once(LocalDateTime.parse("2027-06-01T10:00"), ClockChange.DEFAULT), null, HOLD));

        lookAt(DUE);
        lookAt(DUE.plus(Duration.ofDays(400)));

        assertThat(told(schedule)).containsExactly("FIRED null");
        assertThat(schedules.require(schedule.id()).nextAt()).isNull();
    }

    @Test
    void aChangeInTheMiddleOfAWindowStillEndsIt() {
        Schedule schedule = add(draft(daily("10:00"), QUARTER, MissedPolicy.DEFAULT));
        lookAt(DUE);

        clock.set(DUE.plusSeconds(60));
        schedules.change(schedule.id(), draft(daily("06:00"), QUARTER, MissedPolicy.DEFAULT), false, NOBODY);
        lookAt(DUE.plusSeconds(900));

        assertThat(told(schedule)).containsExactly("FIRED null", "FIRED null");
        assertThat(rows.count("command WHERE value = 'false'")).isEqualTo(1);
        assertThat(schedules.require(schedule.id()).nextAt()).isEqualTo(Instant.parse("2027-06-02T03:00:00Z"));
    }

    /** As the preview of the new plan shows it. */
    @Test
    void whatIsToEndWhenTheNewPlanBeginsGoesOn() {
        Schedule schedule = add(draft(daily("10:00"), QUARTER, MissedPolicy.DEFAULT));
        lookAt(DUE);

        clock.set(DUE.plusSeconds(60));
        schedules.change(schedule.id(), draft(daily("10:15"), QUARTER, MissedPolicy.DEFAULT), false, NOBODY);
        lookAt(DUE.plusSeconds(900));
        assertThat(rows.count("command WHERE value = 'true'")).isEqualTo(2);
        assertThat(rows.count("command WHERE value = 'false'")).isZero();

        lookAt(DUE.plusSeconds(1_800));
        assertThat(rows.count("command WHERE value = 'false'")).isOne();
        assertThat(told(schedule)).containsExactly("FIRED null", "FIRED null", "FIRED null");
    }

    @Test
    void whatContradictsAnotherIsNotSavedUnlessThatIsWanted() {
        add(draft(daily("10:00"), null, MissedPolicy.DEFAULT));
        ScheduleDraft other = off(daily("10:00"));

        assertThatThrownBy(() -> schedules.add(other, false, NOBODY)).hasMessageContaining("schedule-conflict");
        assertThat(rows.count("schedule")).isEqualTo(1);
        schedules.add(other, true, NOBODY);
        assertThat(rows.count("schedule")).isEqualTo(2);
    }

    @Test
    void theEndOfOneContradictsTheStartOfAnother() {
        add(draft(daily("09:45"), QUARTER, MissedPolicy.DEFAULT));

        assertThatThrownBy(() -> schedules.add(draft(daily("10:00"), null, MissedPolicy.DEFAULT), false, NOBODY))
                .hasMessageContaining("schedule-conflict");
    }

    @Test
    void whatNeverComesIsRefused() {
        ScheduleDraft past = draft(new Once(LocalDateTime.parse("2027-05-31T10:00"), ClockChange.DEFAULT), null, SKIP);

        assertThatThrownBy(() -> schedules.add(past, false, NOBODY)).hasMessageContaining("recurrence");
    }

    @Test
    void anEndThatIsNeverReachedIsRefused() {
        Interval hourly = new Interval(Duration.ofHours(1), LocalDateTime.parse("2027-06-01T10:00"), null);

        assertThatThrownBy(
                        () -> schedules.add(draft(hourly, new Ending.After(Duration.ofHours(1)), SKIP), false, NOBODY))
                .hasMessageContaining("ending");
    }

    @Test
    void aShiftThatCouldTurnTheOrderRoundIsRefused() {
        Timing timing = new Timing(
                new Interval(Duration.ofHours(1), LocalDateTime.parse("2027-06-01T10:00"), null),
                null,
                Duration.ofMinutes(30),
                null);

        assertThatThrownBy(() -> schedules.add(draft(part("boiler-1"), timing, SKIP), false, NOBODY))
                .hasMessageContaining("shift");
    }

    private void lookAt(Instant moment) {
        clock.set(moment);
        ScheduleEngine engine = new ScheduleEngine(agenda, firings, foresight, sites, trust, clock);
        engine.start(new StartupEvent());
        // The engine of the look before may have the row in hand still, for a moment that it foresaw.
        await().until(() -> {
            engine.look();
            return !trust.isTrusted() || agenda.due(Instant.EPOCH, moment).isEmpty();
        });
        engine.stop(new ShutdownEvent());
    }

    private Pause pause(Pause.Scope scope, @Nullable Instant until, Set<UUID> keep) {
        return pauses.add(new Pause(UUID.randomUUID(), scope, clock.instant(), until, keep, null), NOBODY);
    }

    private void group(String... devices) {
        rows.sql("INSERT INTO device_group (id, name) VALUES ('" + GROUP + "', 'Boilers')");
        for (String device : devices)
            rows.sql("INSERT INTO device_group_member (group_id, device, capability, position) VALUES ('" + GROUP
                    + "', '" + device + "', 'relay1', 0)");
    }

    private Schedule add(ScheduleDraft draft) {
        return schedules.add(draft, false, NOBODY);
    }

    private static ScheduleDraft off(Recurrence recurrence) {
        Deed off = new Deed(part("boiler-1"), Action.of(Operation.SET, BooleanNode.FALSE));
        return new ScheduleDraft(
                null, off, new Timing(recurrence, null, Duration.ZERO, null), MissedPolicy.DEFAULT, true);
    }

    private static ScheduleDraft draft(Recurrence recurrence, @Nullable Ending ending, MissedPolicy missed) {
        return draft(part("boiler-1"), recurrence, ending, missed, null);
    }

    private static ScheduleDraft draft(
            Target target, Recurrence recurrence, @Nullable Ending ending, MissedPolicy missed, @Nullable ZoneId zone) {
        return draft(target, new Timing(recurrence, ending, Duration.ZERO, zone), missed);
    }

    private static ScheduleDraft draft(Target target, Timing timing, MissedPolicy missed) {
        Deed on = new Deed(target, Action.of(Operation.SET, BooleanNode.TRUE));
        return new ScheduleDraft(null, on, timing, missed, true);
    }

    private static Target part(String device) {
        return new Target.Part(device, "relay1");
    }

    private static Weekly daily(String time) {
        return new Weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.parse(time), ClockChange.DEFAULT);
    }

    private static MissedPolicy policy(MissedPolicy.Kind kind) {
        return new MissedPolicy(kind, Duration.ofMinutes(5));
    }

    /** Oldest first. */
    private List<String> told(Schedule schedule) {
        return ledger.list(schedule.id(), 200).reversed().stream()
                .map(firing -> firing.outcome() + " " + firing.reason())
                .toList();
    }
}
