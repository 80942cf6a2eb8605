package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hearth.schedules.Drafts.OFF;
import static org.hearth.schedules.Drafts.ON;
import static org.hearth.schedules.Drafts.boiler;
import static org.hearth.schedules.Drafts.daily;
import static org.hearth.schedules.Drafts.draft;
import static org.hearth.schedules.Drafts.level;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be planned, what may be only by a second word, and what may not. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class PlanningTest {
    private static final Cause NOBODY = Cause.of(CauseKind.GATEWAY);
    private static final UUID GROUP = UUID.randomUUID();
    private static final Target LAMP = new Target.Part(OfflineDevices.LAMP, "relay1");
    private static final Target DIMMER = new Target.Part(OfflineDevices.LAMP, "dimmer");

    /** 10:00 in Athens. */
    private static final Instant DUE = Instant.parse("2027-06-01T07:00:00Z");

    @Inject
    Household household;

    @Inject
    Schedules schedules;

    @Inject
    ScheduleRoom room;

    @Inject
    Ledger ledger;

    @Inject
    Rows rows;

    @BeforeEach
    void anHourBefore() {
        household.begin(DUE.minusSeconds(3_600), "Europe/Athens");
        rows.sql("DELETE FROM device_group");
    }

    @AfterEach
    void rest() {
        household.rest();
    }

    @Test
    void whatIsTurnedOffForAWhileIsTurnedOnAgain() {
        Schedule boiler = add(draft(boiler(1), OFF, daily("10:00"), until("10:15")));

        household.liveUntil(DUE);
        household.liveUntil(DUE.plusSeconds(900));

        assertThat(ledger.list(boiler.id(), 10))
                .extracting(Firing::phase, Firing::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Phase.END, FiringOutcome.FIRED),
                        org.assertj.core.groups.Tuple.tuple(Phase.START, FiringOutcome.FIRED));
        assertThat(rows.count("command WHERE value = 'false'")).isOne();
        assertThat(rows.count("command WHERE value = 'true'")).isOne();
    }

    @Test
    void aDimmerThatIsDarkForAWhileComesBackAsBrightAsItCanBe() {
        add(draft(DIMMER, level(0), daily("10:00"), until("10:15")));

        household.liveUntil(DUE);
        household.liveUntil(DUE.plusSeconds(900));

        assertThat(rows.count("command WHERE value = '0'")).isOne();
        assertThat(rows.count("command WHERE value = '100'")).isOne();
    }

    @Test
    void theSafetyLimitCountsForThePhaseThatIsOn() {
        assertRefused(draft(LAMP, ON, daily("10:00"), until("12:01")), "ending");
        assertRefused(draft(LAMP, OFF, daily("22:00"), until("06:00")), "ending");

        add(draft(LAMP, ON, daily("10:00"), until("12:00")));
        rows.sql("DELETE FROM schedule");
        add(draft(LAMP, OFF, daily("22:00"), until("20:00")));
    }

    /** Two hours are the limit of the lamp: of a rhythm whose parts touch all of them count, up to where it breaks. */
    @Test
    void startsThatTouchCountAsOneTimeOn() {
        Ending quarter = new Ending.After(Duration.ofMinutes(15));

        assertRefused(draft(LAMP, ON, rhythm("*/15 8-10 * * *"), quarter), "ending");
        add(draft(LAMP, ON, rhythm("*/15 8-9 * * *"), quarter));
        rows.sql("DELETE FROM schedule");
        add(draft(LAMP, ON, rhythm("*/20 8-10 * * *"), quarter));
    }

    @Test
    void startsThatTouchAndAreMovedAtRandomMayBeMovedApart() {
        Ending hour = new Ending.After(Duration.ofHours(1));
        Timing still = new Timing(rhythm("0 8-9 * * *"), hour, Duration.ZERO, null);
        Timing moved = new Timing(rhythm("0 8-9 * * *"), hour, Duration.ofMinutes(1), null);

        assertRefused(draft(new Deed(LAMP, ON), moved, true), "ending");
        add(draft(new Deed(LAMP, ON), still, true));
    }

    /** On the last night of October the clock shows an hour twice; a preview of thirty moments in June does not reach it. */
    @Test
    void theTimeOnCountsOnEveryNightOfTheYear() {
        assertRefused(draft(LAMP, ON, daily("02:30"), until("04:30")), "ending");
        add(draft(LAMP, ON, daily("04:30"), until("06:30")));
    }

    @Test
    void twoThatAreLockedAgainstEachOtherAreNotPlannedToBeOnTogether() {
        shutterGroup();
        Target both = new Target.Group(GROUP);

        assertRefused(draft(both, ON, daily("10:00"), null), "interlock");
        assertRefused(draft(both, OFF, daily("10:00"), until("10:15")), "interlock");
        add(draft(both, OFF, daily("10:00"), null));
        add(draft(new Target.Part(OfflineDevices.SHUTTER, "up"), ON, daily("11:00"), null));
    }

    @Test
    void aContradictionThatComesOnceAMonthIsSeenFromBothSides() {
        ScheduleDraft eachDay = draft(boiler(1), ON, daily("10:00"), null);
        ScheduleDraft yearly = draft(boiler(1), OFF, Cron.of("0 10 L 12 ?", ClockChange.DEFAULT), null);

        add(eachDay);
        assertContradicted(yearly);
        rows.sql("DELETE FROM schedule");
        add(yearly);
        assertContradicted(eachDay);
    }

    @Test
    void twoForPartsOfOneDeviceWaitForEachOtherToBeCounted() {
        ScheduleDraft one = draft(LAMP, ON, daily("10:00"), null);
        ScheduleDraft other = draft(DIMMER, level(40), daily("10:00"), null);
        QuarkusTransaction.begin();
        room.require(one, null, null);

        CompletableFuture<Void> second = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().run(() -> room.require(other, null, null)));

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> second.isDone() || rows.count("pg_locks WHERE locktype = 'advisory' AND NOT granted") > 0);
        assertThat(second).isNotDone();
        QuarkusTransaction.rollback();
        second.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void shutterGroup() {
        rows.sql("INSERT INTO device_group (id, name) VALUES ('" + GROUP + "', 'Shutter')");
        for (String part : List.of("up", "down"))
            rows.sql("INSERT INTO device_group_member (group_id, device, capability, position) VALUES ('" + GROUP
                    + "', '" + OfflineDevices.SHUTTER + "', '" + part + "', 0)");
    }

    private void assertRefused(ScheduleDraft draft, String field) {
        assertThatThrownBy(() -> schedules.add(draft, true, NOBODY)).hasMessageContaining(field);
    }

    private void assertContradicted(ScheduleDraft draft) {
        assertThatThrownBy(() -> schedules.add(draft, false, NOBODY)).hasMessageContaining("schedule-conflict");
    }

    private Schedule add(ScheduleDraft draft) {
        return schedules.add(draft, false, NOBODY);
    }

    private static Cron rhythm(String expression) {
        return Cron.of(expression, ClockChange.DEFAULT);
    }

    private static Ending until(String time) {
        return new Ending.At(LocalTime.parse(time));
    }
}
