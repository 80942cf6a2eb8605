package org.hearth.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.hearth.broker.Broker;
import org.hearth.broker.Witness;
import org.hearth.enrolment.Boards;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class StandingTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final String LAST_COMMAND = "capabilities.find { it.id == 'relay1' }.lastCommand";

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Inject
    Witness witness;

    @Inject
    Devices devices;

    @Inject
    Standings standings;

    @Inject
    Broker broker;

    @Test
    void aDisabledBoardIsOutAtOnceAndNothingOfItIsRetained() {
        String secret = boards.secret("board-disabled");
        try (TestDevice board = new TestDevice("board-disabled", secret, 1).start()) {
            Owner.awaits(board);

            disable("board-disabled", Map.of("reason", "it clicks"))
                    .then()
                    .statusCode(200)
                    .body("admitted", equalTo(false))
                    .body("reason", equalTo("OWNER"));

            await().atMost(AT_ONCE).until(() -> !board.isConnected());
            assertThat(Owner.sees(board).getBoolean("presence.online")).isFalse();
            assertThatThrownBy(() -> BrokerClient.connect("x", "board-disabled", secret))
                    .hasMessageContaining("REFUSED");
            assertThat(retained("board-disabled")).isZero();
            assertThat(journal("board-disabled", "DEVICE_DISABLED", "detail = 'OWNER: it clicks'"))
                    .isOne();
            // The broker does not speak its will, and its last words are not held against it.
            assertThat(Owner.sees(board).getInt("contractViolations.count")).isZero();
        }
        Owner.asks()
                .post("/api/v1/devices/board-disabled/enable")
                .then()
                .statusCode(200)
                .body("admitted", equalTo(true));
        try (TestDevice board = new TestDevice("board-disabled", secret, 2).start()) {
            Owner.awaits(board);
        }
    }

    @Test
    void oneThatIsAwayStaysOutToo() {
        String secret = boards.secret("board-away");

        disable("board-away", Map.of()).then().statusCode(200);

        assertThatThrownBy(() -> BrokerClient.connect("x", "board-away", secret))
                .hasMessageContaining("REFUSED");
    }

    @Test
    void ofManyWhoDisableItAtOnceOneIsTold() throws InterruptedException {
        boards.secret("board-chosen");
        CyclicBarrier together = new CyclicBarrier(8);
        List<Thread> all = Stream.generate(() -> Thread.ofPlatform().start(() -> {
                    try {
                        together.await();
                    } catch (InterruptedException | BrokenBarrierException e) {
                        throw new IllegalStateException(e);
                    }
                    standings.disable("board-chosen", Standing.FLOOD, null, Cause.of(CauseKind.GATEWAY));
                }))
                .limit(8)
                .toList();
        for (Thread one : all) one.join();

        assertThat(journal("board-chosen", "DEVICE_DISABLED", "true")).isOne();
    }

    @Test
    void aRemovedBoardIsOutForGoodAndItsIdIsNotGivenAgain() {
        String secret = boards.secret("board-removed");
        try (TestDevice board = new TestDevice("board-removed", secret, 1).start()) {
            Owner.awaits(board);
            plan("board-removed");
            Owner.orders(board, true).then().statusCode(202);
            await().until(() -> !board.received("commands/control").isEmpty());

            Owner.asks().delete("/api/v1/devices/board-removed").then().statusCode(204);

            await().atMost(AT_ONCE).until(() -> !board.isConnected());
        }
        assertThatThrownBy(() -> BrokerClient.connect("x", "board-removed", secret))
                .hasMessageContaining("REFUSED");
        Owner.asks().get("/api/v1/devices/board-removed").then().statusCode(404);
        assertThat(retained("board-removed")).isZero();
        assertThat(rows.count("SELECT count(*) FROM schedule WHERE device = 'board-removed'"))
                .isZero();
        assertThat(rows.count("SELECT count(*) FROM command WHERE device = 'board-removed'"))
                .isOne();
        assertThat(journal("board-removed", "DEVICE_REMOVED", "cause ->> 'kind' = 'PERSON'"))
                .isOne();
        assertThat(journal("board-removed", "DEVICE_DISABLED", "true")).isZero();

        add(Map.of("id", "board-removed", "name", "Reused")).statusCode(409).body("code", equalTo("id-revoked"));
        assertThat(rows.count("SELECT count(*) FROM enrolment WHERE device = 'board-removed'"))
                .isZero();
        add(Map.of("name", "Board removed")).statusCode(201).body("device", equalTo("board-removed-2"));
        add(Map.of("id", "board-removed", "name", "Reused", "reuseRevoked", true))
                .statusCode(201)
                .body("device", equalTo("board-removed"));
        assertThat(rows.count("SELECT life FROM device WHERE id = 'board-removed'"))
                .isEqualTo(2);
    }

    /** Its numbers must go on where they ended, whoever takes the id after all. */
    @Test
    void aRevokedIdThatWasTakenUpInVainIsRevokedAgain() {
        Map<String, Object> again = Map.of("id", "board-taken-up", "name", "Again", "reuseRevoked", true);
        boards.secret("board-taken-up");
        Owner.asks().delete("/api/v1/devices/board-taken-up").then().statusCode(204);
        String unused = add(again).statusCode(201).extract().path("id");
        Owner.asks().delete("/api/v1/enrolments/" + unused).then().statusCode(204);

        add(Map.of("id", "board-taken-up", "name", "Other")).statusCode(409).body("code", equalTo("id-revoked"));

        add(again).statusCode(201);
        assertThat(rows.count("SELECT life FROM device WHERE id = 'board-taken-up'"))
                .isEqualTo(3);
        assertThat(rows.count("SELECT secret_revision FROM device WHERE id = 'board-taken-up'"))
                .isEqualTo(3);
    }

    @Test
    void anIdTakenUpAgainShowsNothingThatItsFormerDeviceWasOrdered() {
        try (TestDevice former = new TestDevice("board-in-its-place", boards.secret("board-in-its-place"), 1).start()) {
            Owner.awaits(former);
            Owner.orders(former, true).then().statusCode(202);
            await().until(() -> Owner.sees(former).get(LAST_COMMAND) != null);
        }
        Owner.asks().delete("/api/v1/devices/board-in-its-place").then().statusCode(204);
        add(Map.of("id", "board-in-its-place", "name", "Again", "reuseRevoked", true))
                .statusCode(201);

        try (TestDevice next = new TestDevice("board-in-its-place", boards.secret("board-in-its-place"), 1).start()) {
            Owner.awaits(next);
            assertThat(Owner.sees(next).<Object>get(LAST_COMMAND)).isNull();
        }
    }

    @Test
    void whereverARemovedBoardLeftSomethingItIsErased() {
        try (TestDevice board = boards.board("board-that-hoards", 1).start()) {
            Owner.awaits(board);
            for (String leaf : List.of(
                    "status/ack",
                    "status/heartbeat",
                    "status/lines",
                    "telemetry/sensors",
                    "telemetry/events",
                    "telemetry/metrics")) board.publishRaw(leaf, true, "{\"left\":true}");
            await().until(() -> retained("board-that-hoards") >= 10);

            Owner.asks().delete("/api/v1/devices/board-that-hoards").then().statusCode(204);
        }
        // The broker shows nothing of an account that is gone, but keeps it for the next of that name.
        add(Map.of("id", "board-that-hoards", "name", "Reused", "reuseRevoked", true))
                .statusCode(201);
        assertThat(retained("board-that-hoards")).isZero();
    }

    /** What it said while it was thrown out is still under way then. */
    @Test
    void whatADisabledBoardSaysIsNotHeard() {
        boards.secret("board-an");
        boards.secret("board-c0");
        // Of one hash, so both are handled in one lane, one after the other.
        assertThat("board-an").hasSameHashCodeAs("board-c0");
        disable("board-an", Map.of()).then().statusCode(200);

        for (String leaf : List.of("settings", "lines", "ack", "heartbeat"))
            broker.publish("hearth/devices/board-an/status/" + leaf, "{\"v\":2}", true, false);
        broker.publish("hearth/devices/board-c0/status/heartbeat", "{\"v\":2}", true, false);

        await().until(() -> violations("board-c0") == 1);
        assertThat(violations("board-an")).isZero();
    }

    private static int violations(String device) {
        return Owner.asks().get("/api/v1/devices/" + device).path("contractViolations.count");
    }

    @Test
    void anOldCopyOfTheBrokersAccountsBringsNobodyBack() throws IOException {
        String revoked = boards.secret("board-revoked");
        String disabled = boards.secret("board-barred");
        String former = boards.secret("board-renewed");
        String honest = boards.secret("board-honest");
        witness.awaitGateway();
        byte[] backup = Files.readAllBytes(House.broker().accountsFile());
        Owner.asks().delete("/api/v1/devices/board-revoked").then().statusCode(204);
        disable("board-barred", Map.of()).then().statusCode(200);
        boards.secret("board-renewed");

        House.broker().stop();
        Files.write(House.broker().accountsFile(), backup);
        House.broker().start();
        await().atMost(Duration.ofSeconds(5)).until(() -> isConnectable("board-revoked", revoked));
        witness.awaitGateway();

        await().atMost(Duration.ofSeconds(20)).until(() -> !isConnectable("board-revoked", revoked));
        assertThat(isConnectable("board-barred", disabled)).isFalse();
        assertThat(isConnectable("board-renewed", former)).isFalse();
        assertThat(isConnectable("board-honest", honest)).isTrue();
        assertThat(journal("board-revoked", "ACCOUNT_REMOVED", "true")).isOne();
    }

    @Test
    void onlyTheOwnerDecides() {
        io.restassured.RestAssured.given()
                .post("/api/v1/devices/board-1/disable")
                .then()
                .statusCode(401);
        disable("nobody-here", Map.of()).then().statusCode(404);
        disable("nobody-here", Map.of("reason", "a\u0000b")).then().statusCode(422);
    }

    private static io.restassured.response.ValidatableResponse add(Map<String, Object> body) {
        return Owner.asks()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/enrolments")
                .then();
    }

    private static io.restassured.response.Response disable(String device, Map<String, Object> body) {
        return Owner.asks().contentType("application/json").body(body).post("/api/v1/devices/" + device + "/disable");
    }

    private static void plan(String device) {
        Owner.asks()
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "Morning",
                        "device",
                        device,
                        "capability",
                        "relay1",
                        "value",
                        true,
                        "enabled",
                        true,
                        "recurrence",
                        java.util.Map.of("kind", "WEEKLY", "days", java.util.List.of("MONDAY"), "time", "07:00")))
                .post("/api/v1/schedules")
                .then()
                .statusCode(201);
    }

    /** True if the broker lets it in; the port may not be open yet. */
    private static boolean isConnectable(String user, String secret) {
        try (BrokerClient client = BrokerClient.connect("x", user, secret)) {
            return client.isConnected();
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    private long retained(String device) {
        try (BrokerClient listener = witness.connect()) {
            return listener.delivered().stream()
                    .filter(heard -> heard.topic().startsWith("hearth/devices/" + device + "/"))
                    .count();
        }
    }

    private long journal(String device, String verb, String also) {
        return rows.count("SELECT count(*) FROM journal WHERE device = ? AND verb = ? AND " + also, device, verb);
    }
}
