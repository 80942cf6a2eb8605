package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearth.schedules.Drafts.OFF;
import static org.hearth.schedules.Drafts.ON;
import static org.hearth.schedules.Drafts.QUARTER;
import static org.hearth.schedules.Drafts.boiler;
import static org.hearth.schedules.Drafts.daily;
import static org.hearth.schedules.Drafts.draft;
import static org.hearth.schedules.Drafts.level;
import static org.hearth.schedules.Drafts.switchedOff;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearth.devices.Groups;
import org.hearth.identity.Account;
import org.hearth.identity.AccountRemoved;
import org.hearth.identity.InvitationAccepted;
import org.hearth.identity.Role;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schedule began is ended, whatever becomes of the schedule meanwhile. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class WhatWasBegunTest {
    private static final Cause NOBODY = Cause.of(CauseKind.GATEWAY);
    private static final Target DIMMER = new Target.Part(OfflineDevices.LAMP, "dimmer");
    private static final UUID GROUP = UUID.randomUUID();

    /** 10:00 in Athens. */
    private static final Instant DUE = Instant.parse("2027-06-01T07:00:00Z");

    private static final Instant MEANWHILE = DUE.plusSeconds(60);
    private static final Instant END = DUE.plusSeconds(900);

    @Inject
    Household household;

    @Inject
    Schedules schedules;

    @Inject
    Runs runs;

    @Inject
    CarriedPlans plans;

    @Inject
    Groups groups;

    @Inject
    Ledger ledger;

    @Inject
    PushedClock clock;

    @Inject
    Event<InvitationAccepted> accepted;

    @Inject
    Event<AccountRemoved> removed;

    @Inject
    Rows rows;

    @BeforeEach
    void anHourBefore() {
        household.begin(DUE.minusSeconds(3_600), "Europe/Athens");
        rows.sql("DELETE FROM device_group");
        rows.sql("DELETE FROM journal");
    }

    @AfterEach
    void rest() {
        household.rest();
    }

    @Test
    void whatIsRunOutOfTurnIsEnded() {
        Schedule lamp = add(draft(DIMMER, level(40), daily("20:00"), QUARTER));
        household.liveUntil(DUE);

        assertThat(runs.run(lamp.id(), NOBODY).command()).isNotNull();
        assertThat(carried()).containsExactly(OfflineDevices.LAMP + " END " + END);
        household.liveUntil(END);

        assertThat(told(lamp)).containsExactly(END + " END FIRED");
        assertThat(rows.count("command WHERE device = 'lamp-1' AND value = '0'"))
                .isOne();
    }

    @Test
    void whatIsRunOfAScheduleThatIsSwitchedOffIsEnded() {
        Schedule lamp = add(switchedOff(draft(DIMMER, level(40), daily("20:00"), QUARTER)));
        household.liveUntil(DUE);

        runs.run(lamp.id(), NOBODY);
        household.liveUntil(END);

        assertThat(told(lamp)).containsExactly(END + " END FIRED");
        assertThat(schedules.require(lamp.id()).nextAt()).isNull();
    }

    @Test
    void whatIsRunInAPauseIsCarriedWithItsEnd() {
        Schedule lamp = add(draft(DIMMER, level(40), daily("10:05"), QUARTER));
        rows.sql("INSERT INTO pause (id, starts_at, keep) VALUES ('" + UUID.randomUUID() + "', now(), '{}')");
        rows.sql("UPDATE pause SET starts_at = '" + DUE.minusSeconds(60) + "'");
        household.liveUntil(DUE);

        runs.run(lamp.id(), NOBODY);

        assertThat(carried()).containsExactly(OfflineDevices.LAMP + " END " + END);
        household.liveUntil(END);
        assertThat(told(lamp)).containsExactly(DUE.plusSeconds(300) + " START SKIPPED", END + " END FIRED");
    }

    @Test
    void aScheduleThatIsSwitchedOffInItsWindowStillEndsIt() {
        ScheduleDraft window = draft(boiler(1), ON, daily("10:00"), QUARTER);
        Schedule boiler = begun(window);

        schedules.change(boiler.id(), switchedOff(window), false, NOBODY);

        assertThat(carried()).containsExactly("boiler-1 END " + END);
        assertEndsOnTime(boiler);
        assertThat(schedules.require(boiler.id()).nextAt()).isNull();
    }

    @Test
    void afterARestartOfTheGatewayAChangeInTheWindowStillEndsIt() {
        ScheduleDraft window = draft(boiler(1), ON, daily("10:00"), QUARTER);
        Schedule boiler = begun(window);
        household.restart();

        schedules.change(boiler.id(), switchedOff(window), false, NOBODY);

        assertEndsOnTime(boiler);
    }

    @Test
    void anotherBrightnessInTheWindowLeavesTheEnd() {
        Schedule lamp = begun(draft(DIMMER, level(40), daily("10:00"), QUARTER));

        schedules.change(lamp.id(), draft(DIMMER, level(60), daily("10:00"), QUARTER), false, NOBODY);

        assertEndsOnTime(lamp);
        assertThat(rows.count("command WHERE value = '0'")).isOne();
    }

    @Test
    void whatIsTurnedRoundInTheWindowIsEndedAtOnceAndNotTurnedOnInsteadLater() {
        Schedule boiler = begun(draft(boiler(1), ON, daily("10:00"), QUARTER));

        schedules.change(boiler.id(), draft(boiler(1), OFF, daily("20:00"), null), false, NOBODY);

        assertIsEndedAtOnce(boiler);
        household.liveUntil(END);
        assertThat(rows.count("command")).isEqualTo(2);
    }

    @Test
    void aRemovedPersonsHeaterIsTurnedOffWhenItWasToBe() {
        Account bob = new Account(UUID.randomUUID(), "Bob", Role.MEMBER);
        QuarkusTransaction.requiringNew().run(() -> accepted.fire(new InvitationAccepted(UUID.randomUUID(), bob)));
        household.liveUntil(DUE.minusSeconds(60));
        Schedule boiler =
                schedules.add(draft(boiler(1), ON, daily("10:00"), QUARTER), false, Cause.person(bob.id(), bob.name()));
        household.liveUntil(DUE);
        clock.set(MEANWHILE);

        QuarkusTransaction.requiringNew().run(() -> removed.fire(new AccountRemoved(bob)));

        assertThat(schedules.require(boiler.id()).stopped()).isNotNull();
        assertThat(carried()).containsExactly("boiler-1 END " + END);
        assertEndsOnTime(boiler);
        assertThat(schedules.require(boiler.id()).nextAt()).isNull();
    }

    @Test
    void whoMayNotBeginItAnyMoreHasItEndedAllTheSame() {
        Account guest = new Account(UUID.randomUUID(), "Kostas", Role.GUEST);
        QuarkusTransaction.requiringNew().run(() -> accepted.fire(new InvitationAccepted(UUID.randomUUID(), guest)));
        Schedule boiler = begun(draft(boiler(1), ON, daily("10:00"), QUARTER));
        rows.sql("UPDATE schedule SET created_by = '" + guest.id() + "'");

        assertThat(carried()).containsExactly("boiler-1 END " + END);
        assertEndsOnTime(boiler);
        household.liveUntil(DUE.plus(Duration.ofDays(1)));
        assertThat(told(boiler).getLast()).endsWith("START MISSED");
    }

    @Test
    void whatIsRemovedInItsWindowIsEndedAtOnce() {
        Schedule boiler = begun(draft(boiler(1), ON, daily("10:00"), QUARTER));

        schedules.remove(boiler.id(), NOBODY);

        assertIsEndedAtOnce(boiler);
        assertThat(rows.count("journal WHERE verb = 'SCHEDULE_FIRED' AND value = 'false'"))
                .isOne();
    }

    @Test
    void whatIsAboutSomethingElseNowIsEndedAtOnce() {
        Schedule boiler = begun(draft(boiler(1), ON, daily("10:00"), QUARTER));

        schedules.change(boiler.id(), draft(boiler(2), ON, daily("10:00"), QUARTER), false, NOBODY);

        assertIsEndedAtOnce(boiler);
        household.liveUntil(END);
        assertThat(rows.count("command WHERE device = 'boiler-2'")).isZero();
    }

    @Test
    void aGroupThatIsRemovedInItsWindowIsTurnedOff() {
        rows.sql("INSERT INTO device_group (id, name) VALUES ('" + GROUP + "', 'Boilers')");
        rows.sql("INSERT INTO device_group_member (group_id, device, capability, position) VALUES ('" + GROUP
                + "', 'boiler-1', 'relay1', 0)");
        Schedule boilers = begun(draft(new Target.Group(GROUP), ON, daily("10:00"), QUARTER));

        household.asks().delete("/api/v1/groups/" + GROUP).then().statusCode(204);

        assertIsEndedAtOnce(boilers);
    }

    @Test
    void whatHasNotBegunIsNotEndedWhenItIsRemoved() {
        Schedule boiler = add(draft(boiler(1), ON, daily("10:00"), QUARTER));

        schedules.remove(boiler.id(), NOBODY);

        assertThat(rows.count("command")).isZero();
        assertThat(rows.count("firing")).isZero();
    }

    @Test
    void anEndThatIsDueJustWhenTheScheduleChangesIsDone() {
        ScheduleDraft window = draft(boiler(1), ON, daily("10:00"), QUARTER);
        Schedule boiler = begun(window);
        clock.set(END.plusSeconds(2));

        schedules.change(boiler.id(), window, false, NOBODY);

        assertThat(told(boiler)).containsExactly(DUE + " START FIRED", END + " END FIRED");
    }

    @Test
    void anEndThatIsMissedIsDoneOnRemovalAlthoughTheNextStartIsMissedToo() {
        Interval oftenEnough = new Interval(Duration.ofMinutes(20), LocalDateTime.parse("2027-06-01T10:00"), null);
        Schedule boiler = begun(draft(boiler(1), ON, oftenEnough, QUARTER));
        Instant next = DUE.plusSeconds(1_200);
        clock.set(next.plusSeconds(60));

        schedules.remove(boiler.id(), NOBODY);

        assertThat(told(boiler)).containsExactly(DUE + " START FIRED", END + " END FIRED", next + " START MISSED");
        assertThat(rows.count("command WHERE value = 'false'")).isOne();
    }

    /** What is due is the same as ever for whoever lived by the old clock when it began. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "Asia/Tbilisi"})
    void aWindowIsEndedAlthoughTheHomeMovesInTheMiddleOfIt(String zone) {
        Schedule boiler = begun(draft(boiler(1), ON, daily("10:00"), QUARTER));

        moves(zone);
        household.liveUntil(MEANWHILE.plusSeconds(1));

        assertThat(carried()).startsWith("boiler-1 END " + END);
        assertEndsOnTime(boiler);
        assertThat(schedules.require(boiler.id()).nextAt())
                .isEqualTo(LocalDateTime.parse(zone.equals("Europe/London") ? "2027-06-01T10:00" : "2027-06-02T10:00")
                        .atZone(ZoneId.of(zone))
                        .toInstant());
    }

    @Test
    void aWindowThatIsPausedIsNotEndedByAMove() {
        add(draft(boiler(1), ON, daily("10:00"), QUARTER));
        rows.sql("INSERT INTO pause (id, starts_at, keep) VALUES ('" + UUID.randomUUID() + "', now(), '{}')");
        rows.sql("UPDATE pause SET starts_at = '" + DUE.minusSeconds(60) + "'");
        household.liveUntil(DUE);
        clock.set(MEANWHILE);

        moves("Asia/Tbilisi");
        household.liveUntil(END);

        assertThat(rows.count("command")).isZero();
    }

    /** Nobody can look while the clock is not trusted, and then the end is due. */
    @Test
    void aWindowWhoseEndIsDueWhenTheHomeMovedIsEndedLate() {
        Schedule boiler = begun(draft(boiler(1), ON, daily("10:00"), QUARTER));
        moves("Asia/Tbilisi");

        clock.set(END.plusSeconds(600));
        household.restart();

        assertThat(told(boiler)).containsExactly(DUE + " START FIRED", END + " END FIRED");
    }

    @Test
    void whatTheDeviceCouldNotBeginIsNotEndedLateNorOutOfTurn() {
        Schedule boiler = add(draft(boiler(1), ON, daily("10:00"), QUARTER));
        ranLocally(boiler, "limit_min_off");
        clock.set(MEANWHILE);
        household.restart();

        schedules.remove(boiler.id(), NOBODY);

        assertThat(rows.count("command")).isZero();
    }

    @Test
    void whatTheDeviceBeganByItselfIsEnded() {
        Schedule boiler = add(draft(boiler(1), ON, daily("10:00"), QUARTER));
        ranLocally(boiler, null);
        clock.set(END.plusSeconds(3_600));
        household.restart();

        assertThat(told(boiler)).containsExactly(DUE + " START RAN_LOCALLY", END + " END FIRED");
    }

    @Test
    void whatTheDeviceCouldNotBeginIsNotEndedWhenItIsOver() {
        Schedule boiler = add(draft(boiler(1), ON, daily("10:00"), QUARTER));
        ranLocally(boiler, "limit_min_off");
        clock.set(END.plusSeconds(3_600));
        household.restart();

        assertThat(told(boiler)).containsExactly(DUE + " START RAN_LOCALLY", END + " END MISSED");
    }

    /** The gateway was away, and the device tells what it did. */
    private void ranLocally(Schedule schedule, @Nullable String fault) {
        String told = fault == null ? "null" : "'" + fault + "'";
        rows.sql(
                "INSERT INTO firing (schedule_id, schedule_name, due_at, phase, outcome, reason, recorded_at, value, ran) VALUES ('"
                        + schedule.id() + "', 'Boiler', '" + DUE + "', 'START', 'RAN_LOCALLY', " + told + ", '" + DUE
                        + "', 'true', jsonb_build_array(jsonb_build_object('device', 'boiler-1', 'capability', 'relay1', 'at', '"
                        + DUE + "', 'fault', " + told + ")))");
    }

    private void moves(String zone) {
        household
                .asks()
                .body(Map.of("zone", zone))
                .put("/api/v1/home/zone")
                .then()
                .statusCode(200);
    }

    private Schedule begun(ScheduleDraft draft) {
        Schedule schedule = add(draft);
        household.liveUntil(DUE);
        assertThat(told(schedule)).containsExactly(DUE + " START FIRED");
        clock.set(MEANWHILE);
        return schedule;
    }

    private void assertEndsOnTime(Schedule schedule) {
        assertThat(rows.count("command")).isOne();
        household.liveUntil(END);
        assertThat(told(schedule)).containsExactly(DUE + " START FIRED", END + " END FIRED");
        assertThat(rows.count("command")).isEqualTo(2);
    }

    private void assertIsEndedAtOnce(Schedule schedule) {
        assertThat(told(schedule)).containsExactly(DUE + " START FIRED", MEANWHILE + " END FIRED");
        assertThat(rows.count("command WHERE device = 'boiler-1' AND value = 'false'"))
                .isOne();
    }

    private Schedule add(ScheduleDraft draft) {
        return schedules.add(draft, false, NOBODY);
    }

    /** What devices are told in advance for the next hours. */
    private List<String> carried() {
        return plans.upcoming(clock.instant(), clock.instant().plus(Duration.ofHours(4)), 128).entrySet().stream()
                .flatMap(device -> device.getValue().stream()
                        .map(firing -> device.getKey() + " " + firing.phase() + " " + firing.at()))
                .toList();
    }

    /** Oldest first. */
    private List<String> told(Schedule schedule) {
        return ledger.list(schedule.id(), 200).reversed().stream()
                .map(firing -> firing.dueAt() + " " + firing.phase() + " " + firing.outcome())
                .toList();
    }
}
