package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hearth.home.Homes;
import org.hearth.house.LiveWatcher;
import org.hearth.journal.Cause;
import org.hearth.problems.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passes over HTTP and on the live stream. */
@QuarkusTest
@TestProfile(SharedHome.class)
class PassResourceTest {
    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final String LAMP = "boiler-5";
    private static final String SAFE = "boiler-6";
    private static final List<String> DAILY =
            EnumSet.allOf(DayOfWeek.class).stream().map(Enum::name).toList();

    /** As much as a right may outlive its end. */
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    Passes passes;

    @Inject
    KnownPasses known;

    @Inject
    PassTable table;

    @Inject
    PassTime passTime;

    @Inject
    Invitations invitations;

    @Inject
    PassClock passClock;

    @Inject
    Homes homes;

    @Inject
    PushedClock clock;

    private Account owner = new Account(new UUID(0, 0), "", Role.OWNER);
    private Account guest = owner;

    @BeforeEach
    void moveIn() {
        owner = people.owner();
        guest = people.join("Gus", Role.GUEST);
        homes.move(ATHENS.getId());
    }

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void opensItsDevicesWithinItsHoursAndNothingElse() {
        clockAt("2027-01-04T18:00:00Z"); // Monday, 20:00 in Athens
        String id = give(Map.of())
                .then()
                .statusCode(201)
                .body("open", equalTo(true))
                .extract()
                .path("id");

        sees(LAMP).then().statusCode(200).body("level", equalTo("OPERATE"));
        sees(SAFE).then().statusCode(404);
        own().then()
                .body("id", contains(id))
                .body("devices[0].name", contains(notNullValue()))
                .body("[0].closesAt", equalTo("2027-01-04T21:00:00Z"))
                .body("[0].opensAt", nullValue());

        clockAt("2027-01-04T21:00:00Z");
        sees(LAMP).then().statusCode(404);
        own().then().body("[0].open", equalTo(false)).body("[0].opensAt", equalTo("2027-01-05T16:00:00Z"));

        clockAt("2027-01-05T22:00:00Z"); // its last day is over
        sees(LAMP).then().statusCode(404);
        own().then().body("$", empty());
        people.asks(owner).get("/api/v1/passes").then().body("find { it.id == '" + id + "' }.over", equalTo(true));
    }

    @Test
    void isRevokedAtOnceAndKeptAsHistory() {
        String id = give(Map.of("windows", List.of(allDay()))).path("id");
        sees(LAMP).then().statusCode(200);

        people.asks(owner).delete("/api/v1/passes/" + id).then().statusCode(204);
        people.asks(owner).delete("/api/v1/passes/" + id).then().statusCode(204);

        sees(LAMP).then().statusCode(404);
        people.asks(owner)
                .get("/api/v1/passes")
                .then()
                .body("find { it.id == '" + id + "' }.revokedAt", notNullValue());
        people.asks(owner)
                .body(wish(Map.of()))
                .put("/api/v1/passes/" + id)
                .then()
                .statusCode(409);
        assertThat(told()).containsExactly("PASS_GIVEN", "PASS_REVOKED");
    }

    @Test
    void isChangedForTheSamePerson() {
        String id = give(Map.of("windows", List.of(allDay()))).path("id");

        Map<String, Object> wish = wish(Map.of("devices", List.of(SAFE), "windows", List.of(allDay())));
        wish.remove("account");
        people.asks(owner)
                .body(wish)
                .put("/api/v1/passes/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Gus"));

        sees(LAMP).then().statusCode(404);
        sees(SAFE).then().statusCode(200);
    }

    @Test
    void anInvitationsPassIsTheirsWhoAcceptIt() {
        JsonPath invitation = invite();
        String id = waiting(invitation).then().statusCode(201).extract().path("id");

        Visit visit = new Visit(new Source("192.168.1.78"), "a test", Optional.empty());
        Grant joined = invitations.accept(invitation.getString("secret"), "Sid", Visitor.PASSWORD, visit);

        Account sitter = new Account(joined.caller().accountId(), "Sid", Role.GUEST);
        people.asks(sitter).get("/api/v1/devices").then().body("id", contains(LAMP));
        people.asks(owner).get("/api/v1/passes").then().body("find { it.id == '" + id + "' }.name", equalTo("Sid"));
        assertThat(database.count("SELECT count(*) FROM pass WHERE account_id = ?", sitter.id()))
                .isOne();
    }

    @Test
    void aPassForAnInvitationEndsWithIt() {
        JsonPath withdrawn = invite();
        String first = waiting(withdrawn).path("id");
        people.asks(owner)
                .delete("/api/v1/invitations/" + withdrawn.getString("invitation.id"))
                .then()
                .statusCode(204);
        assertThat(passOf(first).getBoolean("over")).isTrue();
        assertThat(told()).containsExactly("PASS_GIVEN", "PASS_REVOKED");

        String second = waiting(invite()).path("id");
        clock.push(Invitations.LONGEST);
        invitations.sweep();
        assertThat(passOf(second).getString("revokedAt")).isNotNull();
        assertThat(database.count("SELECT count(*) FROM pass WHERE revoked_at IS NULL"))
                .isZero();
        waiting(withdrawn).then().statusCode(422).body("errors.field", contains("invitation"));
    }

    @Test
    void aPassEndsWithTheInvitationThatGoesWithItsMaker() {
        Account bob = people.join("Bob", Role.OWNER);
        Account carol = people.join("Carol", Role.OWNER);
        String ofBob = waiting(invite(bob)).path("id");
        String ofCarol = waiting(invite(carol)).path("id");

        people.asks(owner)
                .body(Map.of("role", "MEMBER"))
                .put("/api/v1/accounts/" + bob.id() + "/role")
                .then()
                .statusCode(204);
        people.asks(owner).delete("/api/v1/accounts/" + carol.id()).then().statusCode(204);

        assertThat(passOf(ofBob).getString("revokedAt")).isNotNull();
        assertThat(passOf(ofCarol).getString("revokedAt")).isNotNull();
        assertThat(database.count("SELECT count(*) FROM pass WHERE revoked_at IS NULL"))
                .isZero();
        assertThat(database.count(
                        "SELECT count(*) FROM journal WHERE verb = 'INVITATION_WITHDRAWN'"
                                + " AND detail = 'GUEST' AND cause ->> 'accountId' = ?::text",
                        owner.id().toString()))
                .isEqualTo(2);
    }

    /** Whoever was invited has come, and the gateway has not taken note of it yet. */
    @Test
    void whoseItIsStandsInItsRow() {
        JsonPath invitation = invite();
        String id = waiting(invitation).path("id");
        table.bind(UUID.fromString(invitation.getString("invitation.id")), guest.id());

        Map<String, Object> wish = wish(Map.of("windows", List.of(allDay())));
        wish.remove("account");
        people.asks(owner)
                .body(wish)
                .put("/api/v1/passes/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Gus"));

        assertThat(database.count("SELECT count(*) FROM pass WHERE account_id = ?", guest.id()))
                .isOne();
        sees(LAMP).then().statusCode(200);
    }

    @Test
    void oneThatWasSeenToBeOverIsNotRevivedByAClockThatGoesBack() {
        String id = give(Map.of("windows", List.of(allDay()), "until", LocalDate.now(ATHENS)))
                .path("id");
        sees(LAMP).then().statusCode(200);

        clock.push(Duration.ofDays(1));
        passes.sweep();
        clock.reset();

        sees(LAMP).then().statusCode(404);
        assertThat(passOf(id).getBoolean("over")).isTrue();
        people.asks(owner)
                .body(wish(Map.of("windows", List.of(allDay()))))
                .put("/api/v1/passes/" + id)
                .then()
                .statusCode(200);
        sees(LAMP).then().statusCode(200);
        assertThat(database.count("SELECT count(*) FROM pass WHERE ended_at IS NULL"))
                .isOne();
    }

    @Test
    void aClockFromBeforeWhatTheJournalTellsOpensNothing() {
        String id = give(Map.of("windows", List.of(allDay()))).path("id");
        database.run("UPDATE pass SET created_at = '2020-01-01T00:00Z'");
        passes.load(new StartupEvent());
        sees(LAMP).then().statusCode(200);

        passTime.look();
        clock.push(Duration.ofMinutes(-5));

        assertThat(known.openDevices(guest.id())).isEmpty();
        assertThat(known.moment().open()).isEmpty();
        assertThat(passes.state(passes.require(UUID.fromString(id))).opensAt()).isEqualTo(passTime.earliest());

        clock.reset();
        sees(LAMP).then().statusCode(200);
    }

    @Test
    void whatIsOverTakesNobodysPlaceAndIsForgottenAfterAYear() {
        for (int i = 0; i < 256; i++) giveBriefly();
        PassDraft more = passes.list().getFirst().gives();
        Cause cause = Cause.person(owner.id(), owner.name());
        assertThatThrownBy(() -> passes.give(more, "one more", cause)).isInstanceOf(ProblemException.class);

        clock.push(Duration.ofDays(2));
        give(Map.of("windows", List.of(allDay()))).then().statusCode(201);
        passes.sweep();
        assertThat(passes.list()).hasSize(257);

        clock.push(Passes.KEPT.plusDays(1));
        passes.sweep();
        assertThat(passes.list()).hasSize(1);
        assertThat(database.count("SELECT count(*) FROM pass")).isOne();
    }

    private void giveBriefly() {
        PassDraft today = new PassDraft(
                guest.id(),
                null,
                null,
                List.of(LAMP),
                List.of(new Window(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
                null,
                LocalDate.now(ATHENS));
        passes.give(today, "Gus: Lamp", Cause.person(owner.id(), owner.name()));
    }

    private JsonPath invite() {
        return invite(owner);
    }

    private JsonPath invite(Account by) {
        return people.asks(by)
                .body(Map.of("role", "GUEST"))
                .post("/api/v1/invitations")
                .jsonPath();
    }

    private Response waiting(JsonPath invitation) {
        Map<String, Object> wish = wish(Map.of(
                "invitation",
                invitation.getString("invitation.id"),
                "windows",
                List.of(allDay()),
                "until",
                LocalDate.now(ATHENS).plusYears(1).toString()));
        wish.remove("account");
        return people.asks(owner).body(wish).post("/api/v1/passes");
    }

    private JsonPath passOf(String id) {
        return JsonPath.from(people.asks(owner).get("/api/v1/passes").asString())
                .setRootPath("find { it.id == '" + id + "' }");
    }

    @ParameterizedTest
    @CsvSource({
        "devices, devices[0]",
        "windows, windows",
        "until, until",
        "account, account",
        "past, until",
        "far, until",
        "beyond, until",
        "ancient, from",
        "invitation, invitation"
    })
    void aFieldThatBreaksARuleIsNamed(String broken, String named) {
        Map<String, Object> wish = wish(
                switch (broken) {
                    case "devices" -> Map.of("devices", List.of("nobody-here"));
                    case "windows" -> Map.of("windows", List.of());
                    case "account" -> Map.of("account", UUID.randomUUID());
                    case "invitation" -> Map.of("invitation", UUID.randomUUID());
                    case "past" -> Map.of("until", "2020-01-01");
                    case "far" ->
                        Map.of("until", LocalDate.now(ATHENS).plusYears(10).plusDays(2));
                    case "beyond" -> Map.of("until", "+999999999-12-30");
                    case "ancient" -> Map.of("from", "-999999999-01-01");
                    default -> Map.of();
                });
        if (broken.equals("until")) wish.remove("until");
        if (broken.equals("invitation")) wish.remove("account");

        people.asks(owner)
                .body(wish)
                .post("/api/v1/passes")
                .then()
                .statusCode(422)
                .body("errors.field", contains(named));
        assertThat(database.count("SELECT count(*) FROM pass")).isZero();
    }

    /** By the clock of the machine: what is open while the window closes is told within two seconds, and nothing more goes out. */
    @Test
    void anOpenStreamLosesTheDevicesWhenTheWindowEnds() {
        Instant end = Instant.now().plusSeconds(10);
        LocalTime close = LocalTime.ofInstant(end, ATHENS);
        giveUntil(close);
        String token = people.token(guest);
        try (LiveWatcher page = new LiveWatcher(token);
                LiveWatcher mine = new LiveWatcher(people.token(owner))) {
            await().until(() -> !page.told().isEmpty() && !mine.told().isEmpty());
            assertThat(devicesOf(page)).contains(LAMP);
            rename("Lamp one");
            await().until(() -> !page.told("device").isEmpty());

            await().atMost(Duration.between(Instant.now(), end).plus(AT_MOST))
                    .until(() -> devicesOf(page), List::isEmpty);
            assertThat(Instant.now()).isAfterOrEqualTo(end.minusMillis(1));
            int told = page.told().size();
            rename("Lamp two");
            await().until(() -> mine.told("device").size() >= 2);

            assertThat(page.told().subList(told, page.told().size()))
                    .noneMatch(event -> event.json().encode().contains(LAMP));
            people.asks(guest).get("/api/v1/devices/" + LAMP).then().statusCode(404);
        }
    }

    /** Across midnight, and in both nights in which Athens changes its clocks. */
    @ParameterizedTest
    @CsvSource({
        "22:00, 02:00, 2027-06-02T23:00:00Z",
        "22:00, 03:30, 2027-03-28T01:00:00Z",
        "22:00, 03:30, 2027-10-31T00:30:00Z",
        "22:00, 06:00, 2027-03-28T03:00:00Z",
        "22:00, 06:00, 2027-10-31T04:00:00Z"
    })
    void anOpenStreamLosesTheDevicesAlsoInTheseNights(String from, String to, Instant closes) {
        clockAt(closes.minusSeconds(60).toString());
        Map<String, Object> nightly = Map.of("days", DAILY, "from", from, "to", to);
        give(Map.of("windows", List.of(nightly), "until", "2027-12-31")).then().statusCode(201);
        try (LiveWatcher page = new LiveWatcher(people.token(guest))) {
            await().until(() -> !page.told().isEmpty());
            assertThat(devicesOf(page)).contains(LAMP);
            clockAt(closes.minusSeconds(1).toString());
            passClock.look();

            await().atMost(AT_MOST.plusSeconds(1)).until(() -> devicesOf(page), List::isEmpty);

            assertThat(clock.instant()).isAfterOrEqualTo(closes);
        }
    }

    @Test
    void anOpenStreamFollowsWhatTheOwnerDecides() {
        try (LiveWatcher page = new LiveWatcher(people.token(guest));
                LiveWatcher other = new LiveWatcher(people.token(owner))) {
            await().until(() -> !page.told().isEmpty() && !other.told().isEmpty());
            assertThat(devicesOf(page)).isEmpty();

            String id = give(Map.of("windows", List.of(allDay()))).path("id");
            await().atMost(AT_MOST).until(() -> devicesOf(page), List.of(LAMP)::equals);

            people.asks(owner).delete("/api/v1/passes/" + id).then().statusCode(204);
            await().atMost(AT_MOST).until(() -> devicesOf(page), List::isEmpty);
            assertThat(other.told("snapshot")).hasSize(1);
        }
    }

    private void giveUntil(LocalTime close) {
        PassDraft hours = new PassDraft(
                guest.id(),
                null,
                null,
                List.of(LAMP),
                List.of(new Window(EnumSet.allOf(DayOfWeek.class), close.minusHours(1), close)),
                null,
                LocalDate.now(ATHENS).plusDays(1));
        passes.give(hours, "Gus: Lamp", Cause.person(owner.id(), owner.name()));
    }

    private void clockAt(String moment) {
        clock.push(Duration.between(clock.instant(), Instant.parse(moment)));
    }

    private Response give(Map<String, Object> changes) {
        return people.asks(owner).body(wish(changes)).post("/api/v1/passes");
    }

    private Map<String, Object> wish(Map<String, Object> changes) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "account", guest.id(),
                "devices", List.of(LAMP),
                "windows", List.of(Map.of("days", DAILY, "from", "18:00", "to", "23:00")),
                "until", "2027-01-05"));
        wish.putAll(changes);
        return wish;
    }

    private static Map<String, Object> allDay() {
        return Map.of("days", DAILY, "from", "00:00", "to", "00:00");
    }

    private Response sees(String device) {
        return people.asks(guest).get("/api/v1/devices/" + device);
    }

    private Response own() {
        return people.asks(guest).get("/api/v1/account/passes");
    }

    private void rename(String name) {
        people.asks(owner)
                .body(Map.of("name", name))
                .patch("/api/v1/devices/" + LAMP)
                .then()
                .statusCode(204);
    }

    private List<String> told() {
        JsonPath journal = people.asks(owner).get("/api/v1/journal?limit=200").jsonPath();
        return journal.<String>getList("entries.verb").stream()
                .filter(verb -> verb.startsWith("PASS_"))
                .sorted()
                .toList();
    }

    private static List<String> devicesOf(LiveWatcher page) {
        return page.told("snapshot").getLast().getJsonArray("devices").stream()
                .map(device -> ((JsonObject) device).getString("id"))
                .toList();
    }
}
