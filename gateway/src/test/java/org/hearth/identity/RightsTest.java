package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearth.devices.Devices;
import org.hearth.house.LiveWatcher;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.CauseView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members and guests may do with devices. Lamp is boiler-2, Gate boiler-3, and boiler-4 is what nobody shares. */
@QuarkusTest
@TestProfile(SharedHome.class)
class RightsTest {
    private static final String LAMP = "boiler-2";
    private static final String GATE = "boiler-3";
    private static final String SAFE = "boiler-4";
    private static final Map<String, Object> ON = Map.of("operation", "SET", "value", true, "wait", "PT1H");

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    Rights rights;

    @Inject
    Devices devices;

    @Inject
    Event<RoleChanged> roles;

    @Inject
    Event<AccountRemoved> removals;

    private Account owner = nobody();
    private Account member = nobody();
    private Account guest = nobody();

    private static Account nobody() {
        return new Account(new UUID(0, 0), "", Role.GUEST);
    }

    @BeforeEach
    void moveIn() {
        owner = people.owner();
        member = people.join("Mara", Role.MEMBER);
        guest = people.join("Gus", Role.GUEST);
        database.run("DELETE FROM schedule WHERE device_group IS NOT NULL OR scene IS NOT NULL");
        database.run("DELETE FROM device_group");
        database.run("DELETE FROM scene");
    }

    @Test
    void aMemberOperatesEverythingAndAGuestSeesNothingUntilTheOwnerDecides() {
        people.asks(member).get("/api/v1/devices").then().body("level", hasItems("OPERATE"));
        people.asks(member).get("/api/v1/devices/" + SAFE).then().body("level", equalTo("OPERATE"));
        people.asks(guest).get("/api/v1/devices").then().body("$", empty());
        people.asks(guest).get("/api/v1/home").then().statusCode(200).body("rooms", empty());
        people.asks(owner).get("/api/v1/devices/" + SAFE).then().body("level", equalTo("MANAGE"));
    }

    @Test
    void whatTheOwnerDecidesHoldsFromTheNextRequestOn() {
        decide(member, "SEE", Map.of(LAMP, Level.OPERATE, SAFE, Level.NONE));
        decide(guest, null, Map.of(GATE, Level.SEE));

        people.asks(member).get("/api/v1/devices/" + LAMP).then().body("level", equalTo("OPERATE"));
        people.asks(member).get("/api/v1/devices/" + GATE).then().body("level", equalTo("SEE"));
        people.asks(member).get("/api/v1/devices/" + SAFE).then().statusCode(404);
        people.asks(guest).get("/api/v1/devices").then().body("id", contains(GATE));
        people.asks(owner)
                .get("/api/v1/rights/accounts/" + member.id())
                .then()
                .body("defaultLevel", equalTo("SEE"))
                .body("chosen", equalTo(true))
                .body("devices.device", containsInAnyOrder(LAMP, SAFE));
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'RIGHTS_CHANGED'"))
                .isEqualTo(4);

        decide(member, null, Map.of());
        people.asks(member).get("/api/v1/devices/" + SAFE).then().body("level", equalTo("OPERATE"));
    }

    @Test
    void anUnknownDeviceIsNamedAndNothingIsDecided() {
        List<Map<String, String>> rows =
                List.of(Map.of("device", LAMP, "level", "NONE"), Map.of("device", "nobody-here", "level", "SEE"));

        people.decide(owner, member, Map.of("defaultLevel", "SEE", "devices", rows))
                .then()
                .statusCode(422)
                .body("errors.field", contains("devices[1].device"));
        people.asks(member).get("/api/v1/devices/" + LAMP).then().body("level", equalTo("OPERATE"));
        assertThat(database.count("SELECT count(*) FROM device_right")).isZero();
    }

    @Test
    void nothingIsDecidedForAnOwnerAndNoGuestSeesWhatComes() {
        people.decide(owner, owner, Map.of("devices", List.of()))
                .then()
                .statusCode(409)
                .body("code", equalTo("owner-may-everything"));
        people.decide(owner, guest, Map.of("defaultLevel", "SEE", "devices", List.of()))
                .then()
                .statusCode(422)
                .body("errors.field", contains("defaultLevel"));
    }

    @Test
    void whatIsOnlySeenIsNotSwitchedAndThereIsAReason() {
        decide(member, "SEE", Map.of());

        order(member, LAMP).then().statusCode(403).body("code", equalTo("only-see"));
        people.asks(member)
                .body(schedule(LAMP))
                .post("/api/v1/schedules")
                .then()
                .statusCode(403)
                .body("code", equalTo("only-see"));
        people.asks(member).get("/api/v1/devices/" + LAMP + "/commands").then().statusCode(200);
    }

    @Test
    void whoManagesADeviceMaySayHowItIsCalledAndReadWhoMayUseIt() {
        patch(member, LAMP).then().statusCode(403).body("code", equalTo("not-managed"));

        decide(member, null, Map.of(LAMP, Level.MANAGE));

        patch(member, LAMP).then().statusCode(204);
        people.asks(member)
                .get("/api/v1/devices/" + LAMP + "/rights")
                .then()
                .statusCode(200)
                .body("people.name", contains("Anna", "Mara"))
                .body("people.level", contains("MANAGE", "MANAGE"));
    }

    @Test
    void whoManagesADeviceReadsOfItsPassesNoDeviceThatIsHiddenAndNoNote() {
        decide(member, null, Map.of(LAMP, Level.MANAGE, SAFE, Level.NONE));
        people.asks(owner)
                .body(Map.of(
                        "account", guest.id(),
                        "label", "Comes for the safe",
                        "devices", List.of(LAMP, SAFE),
                        "windows", List.of(Map.of("days", List.of("MONDAY"), "from", "18:00", "to", "23:00")),
                        "until", LocalDate.now(ZoneOffset.UTC).plusDays(7)))
                .post("/api/v1/passes")
                .then()
                .statusCode(201);

        people.asks(member)
                .get("/api/v1/devices/" + LAMP + "/rights")
                .then()
                .body("passes[0].devices.id", contains(LAMP))
                .body("passes[0].label", nullValue());
        people.asks(owner)
                .get("/api/v1/devices/" + LAMP + "/rights")
                .then()
                .body("passes[0].devices.id", contains(LAMP, SAFE))
                .body("passes[0].label", equalTo("Comes for the safe"));
    }

    /** A schedule may have been about another device before. */
    @Test
    void theLedgerOfAScheduleTellsNothingOfADeviceThatIsHidden() {
        decide(member, null, Map.of(SAFE, Level.NONE));
        String hidden = order(owner, SAFE).path("id");
        String seen = order(owner, LAMP).path("id");
        String id = people.asks(owner)
                .body(schedule(LAMP))
                .post("/api/v1/schedules")
                .path("id");
        String fired = "INSERT INTO firing (schedule_id, due_at, outcome, command_id, recorded_at)"
                + " VALUES (?::uuid, ?::timestamptz, 'FIRED', ?, now())";
        database.run(fired, id, "2026-01-01T00:00Z", hidden);
        database.run(fired, id, "2026-01-02T00:00Z", seen);

        String ledger = "/api/v1/schedules/" + id + "/firings";
        people.asks(member)
                .get(ledger)
                .then()
                .body("size()", equalTo(2))
                .body("[0].command.id", equalTo(seen))
                .body("[1].command", nullValue());
        people.asks(owner).get(ledger).then().body("command.id", contains(seen, hidden));
    }

    @Test
    void whatContradictsIsNotNamedToWhoMayNotSeeIt() {
        decide(member, null, Map.of(SAFE, Level.NONE));
        Map<String, Object> own = new HashMap<>(schedule(LAMP));
        own.put("recurrence", Map.of("kind", "WEEKLY", "days", List.of("SUNDAY"), "time", "04:44"));
        Map<String, Object> mixed = new HashMap<>(own);
        mixed.keySet().removeAll(List.of("device", "capability"));
        mixed.putAll(Map.of("group", group("Mixed", LAMP, SAFE), "value", false, "name", "The owner's secret"));
        people.asks(owner).body(mixed).post("/api/v1/schedules").then().statusCode(201);

        String preview = "/api/v1/schedules/preview";
        people.asks(member)
                .body(own)
                .post(preview)
                .then()
                .body("conflicts[0].otherValue", equalTo(false))
                .body("conflicts[0].name", nullValue());
        people.asks(member)
                .body(own)
                .post("/api/v1/schedules")
                .then()
                .statusCode(409)
                .body("errors[0].message", not(containsString("secret")));
        people.asks(owner).body(own).post(preview).then().body("conflicts[0].name", equalTo("The owner's secret"));
    }

    /** Memory follows the rows, and may be asked before it has. */
    @Test
    void whatIsDecidedIsComparedWithTheRowsAndNotWithMemory() {
        database.run("UPDATE account SET default_level = 'SEE' WHERE id = ?", member.id());
        database.run("INSERT INTO device_right (account_id, device, level) VALUES (?, ?, 'MANAGE')", member.id(), LAMP);

        decide(member, null, Map.of());

        assertThat(database.count("SELECT count(*) FROM account WHERE default_level IS NOT NULL"))
                .isZero();
        assertThat(database.count("SELECT count(*) FROM device_right")).isZero();
        assertThat(rights.of(member.id()).level(LAMP)).isEqualTo(Level.OPERATE);
    }

    @Test
    void aRoleThatIsToldAfterWhatWasDecidedForItLeavesThatAsItIs() {
        database.run("UPDATE account SET role = 'MEMBER' WHERE id = ?", guest.id());
        decide(guest, "SEE", Map.of());

        rights.roleChanged(new RoleChanged(guest, Role.MEMBER));

        assertThat(rights.of(guest.id()).level(LAMP)).isEqualTo(Level.SEE);
    }

    @Test
    void aSessionThatIsToldAfterItsAccountWasRemovedGivesNoRight() {
        rights.accountRemoved(new AccountRemoved(member));

        rights.signedIn(new SessionOpened(UUID.randomUUID(), member));

        assertThat(rights.of(member.id()).sees(LAMP)).isFalse();
    }

    @Test
    void aGroupOrSceneWithOneForeignDeviceIsNotThereAtAll() {
        decide(guest, null, Map.of(LAMP, Level.OPERATE, GATE, Level.OPERATE));
        String both = group("Both", LAMP, GATE);
        String mixed = group("Mixed", LAMP, SAFE);
        String scene = scene("Night", LAMP, SAFE);

        people.asks(guest).get("/api/v1/groups").then().body("name", contains("Both"));
        people.asks(guest).get("/api/v1/scenes").then().body("$", empty());
        people.asks(guest)
                .body(ON)
                .post("/api/v1/groups/" + both + "/commands")
                .then()
                .statusCode(202);
        long before = commands();
        people.asks(guest)
                .body(ON)
                .post("/api/v1/groups/" + mixed + "/commands")
                .then()
                .statusCode(404);
        people.asks(guest)
                .post("/api/v1/scenes/" + scene + "/activation")
                .then()
                .statusCode(404);
        assertThat(commands()).isEqualTo(before);
    }

    @Test
    void aGuestIsToldWhoSwitchedADeviceAndNotThroughWhichGroupOrBySchedule() {
        decide(guest, null, Map.of(LAMP, Level.OPERATE));
        String mixed = group("Mixed", LAMP, SAFE);
        try (LiveWatcher page = new LiveWatcher(people.token(guest))) {
            await().until(() -> !page.told().isEmpty());
            people.asks(owner)
                    .body(ON)
                    .post("/api/v1/groups/" + mixed + "/commands")
                    .then()
                    .statusCode(202);

            await().until(() -> !page.told("command").isEmpty());
            assertThat(page.told()).noneMatch(event -> event.json().encode().contains("Mixed"));
        }
        String commands = "/api/v1/devices/" + LAMP + "/commands";
        people.asks(guest)
                .get(commands)
                .then()
                .body("[0].cause.name", equalTo("Anna"))
                .body("[0].cause.via", nullValue());
        people.asks(member).get(commands).then().body("[0].cause.via", equalTo("Mixed"));
        assertThat(people.asks(guest).get("/api/v1/devices").asString()).doesNotContain("Mixed");
        assertThat(people.asks(member).get("/api/v1/devices").asString()).contains("Mixed");
        assertThat(CauseView.withoutPlans(Cause.schedule(UUID.randomUUID(), "Ann's night shift", Instant.EPOCH)))
                .isEqualTo(new CauseView(CauseKind.SCHEDULE, null, null, null, null, Instant.EPOCH, null));
    }

    @Test
    void aGroupWithOneDeviceThatIsOnlySeenIsSeenAndNotUsed() {
        decide(guest, null, Map.of(LAMP, Level.OPERATE, GATE, Level.SEE));
        String both = group("Both", LAMP, GATE);
        long before = commands();

        people.asks(guest).get("/api/v1/groups").then().body("name", contains("Both"));
        people.asks(guest)
                .body(ON)
                .post("/api/v1/groups/" + both + "/commands")
                .then()
                .statusCode(403)
                .body("code", equalTo("only-see"));
        assertThat(commands()).isEqualTo(before);
    }

    @Test
    void aWishForTheHomeReachesWhatTheCallerOperatesAndNothingElse() {
        decide(guest, null, Map.of(LAMP, Level.OPERATE, GATE, Level.SEE));

        Response batch = people.asks(guest).body(ON).post("/api/v1/home/commands");

        batch.then().statusCode(202).body("targets.device", contains(LAMP));
    }

    @Test
    void aGuestIsToldOfRoomsWithADeviceToBeSeen() {
        String hall = room("Hall " + LAMP);
        String vault = room("Vault " + SAFE);
        people.asks(owner)
                .body(Map.of("roomId", hall))
                .patch("/api/v1/devices/" + LAMP)
                .then()
                .statusCode(204);
        people.asks(owner)
                .body(Map.of("roomId", vault))
                .patch("/api/v1/devices/" + SAFE)
                .then()
                .statusCode(204);
        decide(guest, null, Map.of(LAMP, Level.OPERATE));

        people.asks(guest).get("/api/v1/rooms").then().body("id", contains(hall));
        people.asks(guest).get("/api/v1/home").then().body("rooms.id", contains(hall));
        people.asks(guest)
                .body(ON)
                .post("/api/v1/rooms/" + hall + "/commands")
                .then()
                .statusCode(202);
        people.asks(guest)
                .body(ON)
                .post("/api/v1/rooms/" + vault + "/commands")
                .then()
                .statusCode(404);
        people.asks(member).get("/api/v1/rooms").then().body("id", hasItems(hall, vault));
        people.asks(owner).delete("/api/v1/rooms/" + hall).then().statusCode(204);
        people.asks(owner).delete("/api/v1/rooms/" + vault).then().statusCode(204);
    }

    @Test
    void aNewDeviceIsThereForMembersAtOnceAndForNoGuest() {
        devices.add("newcomer-" + System.nanoTime(), "Newcomer", "plug", null);

        people.asks(member).get("/api/v1/devices").then().body("name", hasItems("Newcomer"));
        people.asks(guest).get("/api/v1/devices").then().body("$", empty());
    }

    /** What was hidden from somebody stays hidden when it is history; what was granted ends. */
    @Test
    void aRefusalOutlivesItsDeviceAndAGrantDoesNot() {
        decide(member, null, Map.of(SAFE, Level.NONE, LAMP, Level.MANAGE));

        for (String device : List.of(SAFE, LAMP)) {
            QuarkusTransaction.requiringNew().run(() -> rights.removeGrants(device));
            rights.deviceRemoved(device);
        }

        assertThat(rights.of(member.id()).level(SAFE)).isEqualTo(Level.NONE);
        assertThat(rights.of(member.id()).level(LAMP)).isEqualTo(Level.OPERATE);
        assertThat(database.count("SELECT count(*) FROM device_right")).isOne();
    }

    private String room(String name) {
        return people.asks(owner)
                .body(Map.of("name", name))
                .post("/api/v1/rooms")
                .path("id");
    }

    @Test
    void aBatchAndACommandAreThereForWhoeverSeesTheirDevices() {
        decide(guest, null, Map.of(LAMP, Level.SEE));
        String seen = order(owner, LAMP).path("id");
        String hidden = order(owner, SAFE).path("id");
        String batch = people.asks(owner)
                .body(ON)
                .post("/api/v1/groups/" + group("Mixed", LAMP, SAFE) + "/commands")
                .path("id");

        people.asks(guest).get("/api/v1/commands/" + seen).then().statusCode(200);
        people.asks(guest).delete("/api/v1/commands/" + seen).then().statusCode(403);
        people.asks(guest).get("/api/v1/commands/" + hidden).then().statusCode(404);
        people.asks(guest).get("/api/v1/batches/" + batch).then().statusCode(404);
    }

    @Test
    void theJournalOfAMemberTellsOfDevicesThatAreSeenAndOfOwnDoings() {
        decide(member, null, Map.of(SAFE, Level.NONE));
        order(owner, SAFE);
        order(owner, LAMP);
        decide(member, null, Map.of(SAFE, Level.NONE, GATE, Level.SEE));

        List<String> devices = people.asks(member)
                .get("/api/v1/journal?limit=200")
                .jsonPath()
                .getList("entries.findAll { it.cause.name != 'Mara' }.device");
        assertThat(devices).contains(LAMP, GATE).doesNotContain(SAFE, (String) null);
        people.asks(member)
                .get("/api/v1/journal")
                .then()
                .body("entries.findAll { it.verb == 'SIGNED_IN' }.cause.name.unique()", contains("Mara"));
        people.asks(member).get("/api/v1/journal?device=" + SAFE).then().body("entries", empty());
        people.asks(owner)
                .get("/api/v1/journal?device=" + SAFE)
                .then()
                .body("entries.verb", hasItems("COMMAND_QUEUED"));
    }

    @Test
    void aNewRoleHoldsAtOnceAndWhatWasChosenForTheOldOneDoesNot() {
        decide(member, "MANAGE", Map.of(LAMP, Level.SEE));

        QuarkusTransaction.requiringNew().run(() -> {
            database.run("UPDATE account SET role = 'GUEST' WHERE id = ?", member.id());
            roles.fire(new RoleChanged(member, Role.GUEST));
        });

        Reach reach = rights.of(member.id());
        assertThat(reach.level(SAFE)).isEqualTo(Level.NONE);
        assertThat(reach.level(LAMP)).isEqualTo(Level.SEE);
        assertThat(database.count("SELECT count(*) FROM account WHERE default_level IS NOT NULL"))
                .isZero();
    }

    @Test
    void nobodyWhoWasRemovedHasARightLeft() {
        decide(guest, null, Map.of(LAMP, Level.OPERATE));

        QuarkusTransaction.requiringNew().run(() -> {
            removals.fire(new AccountRemoved(guest));
            database.run("DELETE FROM refresh_token");
            database.run("DELETE FROM session WHERE account_id = ?", guest.id());
            database.run("DELETE FROM account WHERE id = ?", guest.id());
        });

        assertThat(rights.of(guest.id()).sees(LAMP)).isFalse();
        assertThat(database.count("SELECT count(*) FROM device_right")).isZero();
    }

    @Test
    void aDecisionThatWasRolledBackWasNeverMade() {
        assertThat(rights.of(member.id()).operates(LAMP)).isTrue();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                roles.fire(new RoleChanged(member, Role.GUEST));
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException undone) {
            // as it was meant
        }
        assertThat(rights.of(member.id()).operates(LAMP)).isTrue();
    }

    @Test
    void whatWaitsForADeviceIsTakenBackWithTheRight() {
        decide(guest, null, Map.of(LAMP, Level.OPERATE));
        String id = order(guest, LAMP).path("id");
        String other = order(owner, LAMP).path("id");

        decide(guest, null, Map.of(LAMP, Level.SEE));

        await().until(() -> people.asks(owner).get("/api/v1/commands/" + id).path("state"), "EXPIRED_UNSENT"::equals);
        people.asks(owner).get("/api/v1/commands/" + id).then().body("reason", equalTo("right-ended"));
        people.asks(owner).get("/api/v1/commands/" + other).then().body("state", equalTo("QUEUED"));
    }

    @Test
    void schedulesAreListedForWhoSeesTheDevice() {
        decide(member, null, Map.of(SAFE, Level.NONE));
        String hidden = people.asks(owner)
                .body(schedule(SAFE))
                .post("/api/v1/schedules")
                .path("id");
        String seen = people.asks(owner)
                .body(schedule(LAMP))
                .post("/api/v1/schedules")
                .path("id");

        assertThat(people.asks(member).get("/api/v1/schedules").jsonPath().getList("id"))
                .contains(seen)
                .doesNotContain(hidden);
        Map<String, Object> moved = new HashMap<>(schedule(SAFE));
        people.asks(member).body(moved).put("/api/v1/schedules/" + seen).then().statusCode(422);
    }

    private void decide(Account whose, @Nullable String usual, Map<String, Level> levels) {
        Map<String, Object> decision = new HashMap<>();
        if (usual != null) decision.put("defaultLevel", usual);
        decision.put(
                "devices",
                levels.entrySet().stream()
                        .map(row -> Map.of("device", row.getKey(), "level", row.getValue()))
                        .toList());
        people.decide(owner, whose, decision).then().statusCode(200);
    }

    private Response order(Account who, String device) {
        Map<String, Object> order = new HashMap<>(ON);
        order.put("capability", "relay1");
        return people.asks(who).body(order).post("/api/v1/devices/" + device + "/commands");
    }

    private Response patch(Account who, String device) {
        return people.asks(who).body(Map.of("notes", "Hall")).patch("/api/v1/devices/" + device);
    }

    private static Map<String, Object> schedule(String device) {
        return Map.of(
                "device",
                device,
                "capability",
                "relay1",
                "value",
                true,
                "recurrence",
                Map.of("kind", "WEEKLY", "days", List.of("MONDAY"), "time", "07:00"));
    }

    private String group(String name, String... devices) {
        List<Map<String, String>> members = List.of(devices).stream()
                .map(device -> Map.of("device", device, "capability", "relay1"))
                .toList();
        return people.asks(owner)
                .body(Map.of("name", name, "members", members))
                .post("/api/v1/groups")
                .path("id");
    }

    private String scene(String name, String... devices) {
        List<Map<String, Object>> states = List.of(devices).stream()
                .map(device -> Map.<String, Object>of(
                        "device", device, "capability", "relay1", "operation", "SET", "value", true))
                .toList();
        return people.asks(owner)
                .body(Map.of("name", name, "states", states))
                .post("/api/v1/scenes")
                .path("id");
    }

    private long commands() {
        return database.count("SELECT count(*) FROM command");
    }
}
