package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hearth.schedules.Wishes.daily;
import static org.hearth.schedules.Wishes.on;
import static org.hearth.schedules.Wishes.with;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong with one schedule, group or pause is no harm to the others. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class OthersGoOnTest {
    private static final Cause NOBODY = Cause.of(CauseKind.GATEWAY);
    private static final Instant NOON_IN_ATHENS = Instant.parse("2027-06-01T09:00:00Z");
    private static final Instant ONE_O_CLOCK = Instant.parse("2027-06-01T10:00:00Z");
    private static final Map<String, Object> AT_SUNSET = on(Map.of(
            "kind", "SUN", "event", "SUNSET", "days", List.of("TUESDAY", "WEDNESDAY", "THURSDAY"), "offset", "PT0S"));

    @Inject
    Household household;

    @Inject
    Schedules schedules;

    @Inject
    CarriedPlans carried;

    @Inject
    Pauses pauses;

    @Inject
    Ledger ledger;

    @Inject
    Rows rows;

    @BeforeEach
    void nothingPlanned() {
        household.begin(NOON_IN_ATHENS, "Europe/Athens");
        household.lies(37.98, 23.73);
    }

    @AfterEach
    void rest() {
        household.rest();
        for (String table : List.of("schedule", "device_group")) rows.sql("DELETE FROM " + table);
    }

    @Test
    void aHomeStaysInItsPlaceWhileAScheduleGoesByTheSun() {
        String id = household.adds(AT_SUNSET);

        household
                .asks()
                .delete("/api/v1/home/position")
                .then()
                .statusCode(409)
                .body("code", equalTo("position-needed"))
                .body("detail", containsString("Boiler 1"));
        assertThat(household.asks().get("/api/v1/home").<Object>path("position"))
                .isNotNull();

        household.asks().delete(Household.SCHEDULES + "/" + id).then().statusCode(204);
        household.asks().delete("/api/v1/home/position").then().statusCode(200);
    }

    @Test
    void oneThatCannotBeReckonedHoldsUpNoOther() {
        household.adds(AT_SUNSET);
        String other = household.adds(on(daily("13:00")));
        household.liveUntil(NOON_IN_ATHENS.plusSeconds(60));
        rows.sql("UPDATE home SET latitude = NULL, longitude = NULL");

        household.liveUntil(ONE_O_CLOCK);

        assertThat(household.ledger(other)).extracting(Household.Row::outcome).containsExactly("FIRED");
    }

    @Test
    void aPartOfAGroupThatCannotDoItIsNotToldToAndTheOthersAre() {
        UUID group = UUID.randomUUID();
        rows.sql("INSERT INTO device_group (id, name) VALUES ('" + group + "', 'All')");
        for (String member : List.of("'boiler-1', 'relay1'", "'boiler-2', 'temperature'"))
            rows.sql("INSERT INTO device_group_member (group_id, device, capability, position) VALUES ('" + group
                    + "', " + member + ", 0)");
        add(new Deed(new Target.Group(group), Action.of(Operation.SET, BooleanNode.TRUE)));

        Map<String, List<CarriedFiring>> told =
                carried.upcoming(NOON_IN_ATHENS, NOON_IN_ATHENS.plus(Duration.ofHours(24)), 128);

        assertThat(told).containsOnlyKeys("boiler-1");
    }

    /** Somebody who begins and ends one over and over again does not make everything slower for ever. */
    @Test
    void aPauseThatIsOverIsForgottenWhenNothingIsDueOfItsTime() {
        household.adds(on(daily("13:00")));
        for (int i = 0; i < 20; i++) {
            Pause pause = pauses.add(
                    new Pause(UUID.randomUUID(), new Pause.Scope.Home(), household.now(), null, Set.of(), null),
                    NOBODY);
            household.liveUntil(household.now().plusSeconds(2));
            pauses.end(pause.id(), NOBODY);
            household.liveUntil(household.now().plusSeconds(2));
        }

        assertThat(rows.count("pause")).isLessThanOrEqualTo(2);
    }

    /** What is taken back from devices while nobody knows the time. */
    @Test
    void onlyWhatIsNeitherPausedNorRemovedNorOffStands() {
        String stays = household.adds(on(daily("13:00")));
        String paused = household.adds(on(daily("14:00")));
        String off = household.adds(on(daily("15:00")));
        String removed = household.adds(on(daily("16:00")));
        pauses.add(
                new Pause(
                        UUID.randomUUID(),
                        new Pause.Scope.One(UUID.fromString(paused)),
                        household.now(),
                        household.now().plusSeconds(60),
                        Set.of(),
                        null),
                NOBODY);
        household
                .asks()
                .body(with(on(daily("15:00")), "enabled", false))
                .put(Household.SCHEDULES + "/" + off)
                .then()
                .statusCode(200);
        household.asks().delete(Household.SCHEDULES + "/" + removed).then().statusCode(204);

        assertThat(carried.standing()).containsExactly(UUID.fromString(stays));
    }

    private void add(Deed deed) {
        Weekly daily = new Weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.parse("13:00"), ClockChange.DEFAULT);
        schedules.add(
                new ScheduleDraft(null, deed, new Timing(daily, null, Duration.ZERO, null), MissedPolicy.DEFAULT, true),
                false,
                NOBODY);
    }
}
