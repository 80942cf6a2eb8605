package org.hearth.executable;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hearth.house.CodedBoards;
import org.hearth.house.House;
import org.hearth.house.LiveWatcher;
import org.hearth.house.Newcomer;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

/**
 * What an image builder leaves out unless it is told: what only Jackson looks into, tables of letters and zones, algorithms that are asked
 * for by name. Each of these works on the JVM whatever is forgotten.
 */
@QuarkusIntegrationTest
@QuarkusTestResource(House.class)
class ExecutableIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final List<String> EVERY_DAY =
            Arrays.stream(DayOfWeek.values()).map(Enum::name).toList();

    @Test
    void aProblemIsToldWithItsFieldsAndBeforeARouteIsLookedForToo() {
        given().get("/api/v1/devices")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("not-signed-in"));
        post("/api/v1/schedules", Map.of())
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("recurrence"))
                .body("errors[0].message", notNullValue());
        Owner.asks()
                .contentType("application/json")
                .body("{\"a\":1,\"a\":2}")
                .post("/api/v1/rooms")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .header("Origin", "https://elsewhere.example")
                .body(Map.of())
                .post("/api/v1/sessions")
                .then()
                .statusCode(403)
                .body("code", notNullValue());
    }

    @Test
    void lettersOfAllAlphabetsAreFolded() {
        Newcomer.joins("Ελένη Ζωή", "MEMBER");

        assertThat(Newcomer.newToken("ΕΛΈΝΗ ΖΩΉ")).isNotBlank();
        post("/api/v1/enrolments", Map.of("name", "Κουζίνα φως"))
                .then()
                .statusCode(201)
                .body("device", equalTo("koyzina-fos"));
    }

    @Test
    void aCommandIsConfirmedAndItsCauseIsKeptAndShownLive() {
        try (TestDevice board = CodedBoards.newBoard().start();
                LiveWatcher page = new LiveWatcher(Owner.newToken())) {
            Owner.awaits(board);

            String command =
                    Owner.orders(board, true).then().statusCode(202).extract().path("id");

            await().atMost(SOON).until(() -> Owner.seesCommand(command).getBoolean("confirmed"));
            await().atMost(SOON)
                    .until(() -> page.told("command").stream().anyMatch(told -> command.equals(told.getString("id"))));
            JsonObject home = page.told("snapshot").getFirst().getJsonObject("home");
            assertThat(home.getString("name")).isEqualTo("Test house");
            Owner.asks()
                    .get("/api/v1/journal?device=" + board.id())
                    .then()
                    .statusCode(200)
                    .body("entries.cause.name", hasItem(Owner.NAME));
        }
    }

    @Test
    void aGroupIsSwitchedAndWhoCannotBeReachedIsNamed() {
        try (TestDevice here = CodedBoards.newBoard().start()) {
            Owner.awaits(here);
            TestDevice gone = CodedBoards.newBoard().start();
            Owner.awaits(gone);
            gone.close();
            await().atMost(SOON).until(() -> !Owner.sees(gone).getBoolean("presence.online"));
            String group = post(
                            "/api/v1/groups",
                            Map.of("name", "Two lamps", "members", List.of(relayOf(here), relayOf(gone))))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            String batch = Owner.asks()
                    .contentType("application/json")
                    .header("Idempotency-Key", "once")
                    .queryParam("skipUnavailable", true)
                    .body(Map.of("operation", "SET", "value", true))
                    .post("/api/v1/groups/" + group + "/commands")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");

            await().atMost(SOON)
                    .until(() -> batch(batch).getList("targets.state").equals(List.of("ACKNOWLEDGED")));
            assertThat(batch(batch).getList("skipped.device")).containsExactly(gone.id());
            assertThat(batch(batch).getList("targets.cause.via")).containsExactly("Two lamps");
        }
    }

    @Test
    void settingsAreWishedTakenAndReadBack() {
        try (TestDevice board = CodedBoards.newBoard().start()) {
            Owner.awaits(board);

            Owner.asks()
                    .contentType("application/json")
                    .body("""
                        {"revision": 0, "settings": {"sendSeconds": 30, "capabilities": {"relay1":
                          {"maxOnSeconds": 600, "atBoot": "LAST", "onLost": "OFF"}}}}\
                        """)
                    .put("/api/v1/devices/" + board.id() + "/settings")
                    .then()
                    .statusCode(202);

            String settings = "/api/v1/devices/" + board.id() + "/settings";
            await().atMost(SOON)
                    .until(() -> Owner.asks().get(settings).jsonPath().getBoolean("inSync"));
            Owner.asks().get(settings).then().body("reported.settings.capabilities.relay1.atBoot", equalTo("LAST"));
        }
    }

    @Test
    void schedulesOfEveryKindAreKeptAndLookedAhead() {
        try (TestDevice board = CodedBoards.newBoard().start()) {
            Owner.awaits(board);
            Owner.asks()
                    .contentType("application/json")
                    .body(Map.of("latitude", 37.98, "longitude", 23.73))
                    .put("/api/v1/home/position");
            for (Map<String, Object> recurrence : List.<Map<String, Object>>of(
                    Map.of("kind", "WEEKLY", "days", EVERY_DAY, "time", "03:30"),
                    Map.of("kind", "CRON", "expression", "30 7 1,L * FRI#2"),
                    Map.of("kind", "ONCE", "date", LocalDate.now().plusYears(1).toString(), "time", "18:00"))) {
                Map<String, Object> wish =
                        Map.of("device", board.id(), "capability", "relay1", "value", true, "recurrence", recurrence);
                post("/api/v1/schedules/preview", wish)
                        .then()
                        .statusCode(200)
                        .body("zone", equalTo("Europe/Athens"))
                        .body("firings.at", notNullValue());
                post("/api/v1/schedules", wish).then().statusCode(201);
            }

            List<String> ids = Owner.asks()
                    .get("/api/v1/schedules")
                    .jsonPath()
                    .getList("findAll { it.device == '" + board.id() + "' }.id");
            assertThat(ids).hasSize(3);
            post("/api/v1/schedules/" + ids.getFirst() + "/run", Map.of())
                    .then()
                    .statusCode(200);
            Owner.asks()
                    .get("/api/v1/schedules/export")
                    .then()
                    .body("schedules.recurrence.kind", containsInAnyOrder("WEEKLY", "CRON", "ONCE"));
        }
    }

    @Test
    void aPassIsKeptWithItsWindows() {
        try (TestDevice board = CodedBoards.newBoard().start()) {
            Owner.awaits(board);
            String guest = Newcomer.joins("Sid who sits", "GUEST").path("account.id");

            String pass = post(
                            "/api/v1/passes",
                            Map.of(
                                    "account",
                                    guest,
                                    "devices",
                                    List.of(board.id()),
                                    "windows",
                                    List.of(Map.of("days", EVERY_DAY, "from", "00:00", "to", "00:00")),
                                    "until",
                                    LocalDate.now().plusDays(7).toString()))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            given().header("Authorization", "Bearer " + Newcomer.newToken("Sid who sits"))
                    .get("/api/v1/devices/" + board.id())
                    .then()
                    .statusCode(200)
                    .body("level", equalTo("OPERATE"));
            Owner.asks()
                    .get("/api/v1/passes")
                    .then()
                    .body("find { it.id == '" + pass + "' }.windows[0].days", hasSize(7));
        }
    }

    @Test
    void readingsAreCommittedAndAskedFor() {
        try (TestDevice board = CodedBoards.newBoard().start()) {
            Owner.awaits(board);

            board.measure(1, 20.5);

            await().atMost(SOON).until(() -> board.committed().contains(1L));
            Owner.asks()
                    .queryParam("capability", "temperature")
                    .queryParam(
                            "from", java.time.Instant.now().minusSeconds(600).toString())
                    .queryParam("to", java.time.Instant.now().plusSeconds(600).toString())
                    .queryParam("points", 10)
                    .get("/api/v1/devices/" + board.id() + "/history")
                    .then()
                    .statusCode(200)
                    .body("buckets.mean", hasItem(20.5f));
        }
    }

    @Test
    void theBrokerIsLookedAtAndItsTrafficIsShown() {
        Owner.asks().get("/api/v1/mqtt/status").then().statusCode(200);
        try (TestDevice board = CodedBoards.newBoard().start()) {
            Owner.awaits(board);
            Thread speaks = Thread.ofVirtual().start(() -> {
                while (!Thread.currentThread().isInterrupted() && board.isConnected()) {
                    board.heartbeat();
                    java.util.concurrent.locks.LockSupport.parkNanos(
                            Duration.ofMillis(200).toNanos());
                }
            });
            String heartbeats = "hearth/devices/" + board.id() + "/status/heartbeat";
            Owner.asks()
                    .accept("text/event-stream, application/problem+json")
                    .contentType("application/json")
                    .body(Map.of("filter", heartbeats, "seconds", 5, "messages", 1))
                    .post("/api/v1/mqtt/subscribe")
                    .then()
                    .statusCode(200)
                    .body(containsString("\"topic\":\"" + heartbeats + "\""));
            speaks.interrupt();
        }
    }

    @Test
    void whatIsKeptIsExported() {
        Owner.asks().get("/api/v1/rooms").then().statusCode(200);
        for (String form : List.of("ndjson", "csv"))
            assertThat(Owner.asks()
                            .get("/api/v1/journal/export?format=" + form)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .as(form)
                    .contains(Owner.NAME);
        Owner.asks().get("/api/v1/account/export").then().statusCode(200).body("exportedAt", notNullValue());
        Owner.asks().get("/api/v1/home").then().statusCode(200).body("zone", equalTo("Europe/Athens"));
    }

    private static Response post(String path, Map<String, ?> body) {
        return Owner.asks().contentType("application/json").body(body).post(path);
    }

    private static Map<String, String> relayOf(TestDevice board) {
        return Map.of("device", board.id(), "capability", "relay1");
    }

    private static JsonPath batch(String id) {
        return Owner.asks().get("/api/v1/batches/" + id).jsonPath();
    }
}
