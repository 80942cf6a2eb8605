package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import org.hearth.enrolment.Boards;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.OlderBoard;
import org.hearth.house.Owner;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class OlderDeviceTest {
    @Inject
    Boards boards;

    @Test
    void aWordOfTheFirmwareThatAgreesIsTheAnswer() {
        try (OlderBoard gate = gate("older-gate", "1", "gate1")) {
            String on = set(gate, true);
            await().until(() -> gate.heard("gates/gate1/control").contains("turn_on"));
            gate.say("gates/gate1/status", "closed");
            gate.say("gates/gate1/status", "open");

            JsonPath end = awaitEnd(on);
            assertThat(end.getString("state")).isEqualTo("ACKNOWLEDGED");
            assertThat(end.getString("proof")).isEqualTo("NONE");
            await().until(() -> reported(gate));

            String off = set(gate, false);
            await().until(() -> gate.heard("gates/gate1/control").size() == 2);
            gate.say("gates/gate1/status", "turn_off");

            assertThat(awaitEnd(off).getString("state")).isEqualTo("ACKNOWLEDGED");
            assertThat(gate.heard("gates/gate1/control")).containsExactly("turn_on", "turn_off");
            await().until(() -> !reported(gate));
        }
    }

    @Test
    void withoutAnAnswerThatAgreesItIsNotConfirmed() {
        try (OlderBoard gate = gate("older-gate-that-is-stuck", "stuck", "stuck")) {
            String on = set(gate, true);
            await().until(() -> !gate.heard("gates/stuck/control").isEmpty());
            gate.say("gates/stuck/status", "closed");
            gate.say("gates/stuck/status", "who knows");

            assertThat(awaitEnd(on).getString("state")).isEqualTo("EXPIRED_UNCONFIRMED");
            assertThat(gate.heard("gates/stuck/control")).hasSize(1);
        }
    }

    @Test
    void nothingIsSentToOneThatIsNotThereAndNothingIsLeftForItAtTheBroker() {
        String id = "older-relay-that-is-away";
        String secret = boards.secret(id);
        OlderBoard.adapter(id, "RELAYS", Map.of("id", "pump", "topic", "9", "operation", "SET"), 200);

        Response refused = order(id, Map.of("capability", "pump", "operation", "SET", "value", true));
        String waits = order(id, Map.of("capability", "pump", "operation", "SET", "value", true, "wait", "PT1M"))
                .path("id");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("code")).isEqualTo("device-offline");
        try (OlderBoard pump = OlderBoard.connect(id, secret, "relays/relay9/control")) {
            assertThat(Owner.seesCommand(waits).getString("state")).isEqualTo("QUEUED");
            assertThat(pump.heard("relays/relay9/control")).isEmpty();

            pump.isHeard("relays/relay9/status", "off");

            await().until(() -> pump.heard("relays/relay9/control").size() == 1);
            pump.say("relays/relay9/status", "on");
            assertThat(awaitEnd(waits).getString("state")).isEqualTo("ACKNOWLEDGED");
        }
    }

    /** Such firmware leaves no word when it goes, so for a while it is taken to be there. */
    @Test
    void oneThatLeftItsSessionAtTheBrokerIsNotToldLater() {
        String id = "older-gate-with-a-session";
        String secret = boards.secret(id);
        OlderBoard.adapter(id, "GATES", Map.of("id", "gate", "topic", "session", "operation", "SET"), 200);
        try (OlderBoard gate = OlderBoard.connectWithSession(id, secret, "gates/session/control")) {
            gate.isHeard("gates/session/status", "closed");
            String heard = set(gate, false);
            await().until(() -> gate.heard("gates/session/control").size() == 1);
            awaitEnd(heard);
            gate.close();

            assertThat(awaitEnd(set(gate, true)).getString("state")).isEqualTo("EXPIRED_UNCONFIRMED");
        }
        try (OlderBoard back = OlderBoard.connectWithSession(id, secret, "gates/session/control")) {
            set(back, false);
            await().until(() -> back.heard("gates/session/control").contains("turn_off"));

            assertThat(back.heard("gates/session/control")).containsExactly("turn_off");
        }
    }

    @Test
    void theJsonWayIsAnsweredByTheNumberOfTheCommand() {
        String id = "older-board-of-json";
        String secret = boards.secret(id);
        String own = "hearth/devices/" + id;
        try (OlderBoard board = OlderBoard.connect(
                id,
                secret,
                "COMMANDS",
                Map.of("id", "lamp", "topic", "led", "operation", "SET"),
                own + "/commands/control")) {
            board.isHeard(own + "/status/heartbeat", "alive");

            String first = set(board, "lamp", true);
            String second = set(board, "lamp", false);
            await().until(() -> board.heard(own + "/commands/control").size() == 2);
            JsonObject sent =
                    new JsonObject(board.heard(own + "/commands/control").getFirst());
            board.say(own + "/status/ack", "{\"command_id\":\"" + second + "\",\"status\":\"error\"}");
            board.say(own + "/status/ack", "{\"command_id\":\"" + first + "\",\"status\":\"success\"}");

            assertThat(sent.encode())
                    .isEqualTo("{\"command\":\"turn_on\",\"parameters\":{\"target\":\"led\"},\"command_id\":\"" + first
                            + "\"}");
            JsonPath done = awaitEnd(first);
            assertThat(done.getString("state")).isEqualTo("ACKNOWLEDGED");
            assertThat(done.getString("proof")).isEqualTo("NONE");
            assertThat(awaitEnd(second).getString("state")).isEqualTo("FAILED");
        }
    }

    @Test
    void aPulseIsTheFirmwaresOwn() {
        String id = "older-gate-that-pulses";
        String secret = boards.secret(id);
        Map<String, Object> part = Map.of("id", "gate", "topic", "7", "operation", "PULSE", "milliseconds", 700);
        try (OlderBoard gate = OlderBoard.connect(id, secret, "GATES", part, "gates/gate7/control")) {
            gate.isHeard("gates/gate7/status", "closed");

            Response accepted = order(id, Map.of("capability", "gate", "operation", "PULSE", "milliseconds", 5_000));
            Response set = order(id, Map.of("capability", "gate", "operation", "SET", "value", true));
            await().until(() -> !gate.heard("gates/gate7/control").isEmpty());
            gate.say("gates/gate7/status", "open");

            JsonPath end = awaitEnd(accepted.path("id"));
            assertThat(end.getString("state")).isEqualTo("ACKNOWLEDGED");
            assertThat(end.getInt("milliseconds")).isEqualTo(700);
            assertThat(gate.heard("gates/gate7/control")).containsExactly("turn_on");
            assertThat(set.statusCode()).isEqualTo(422);
        }
    }

    @Test
    void anotherDeviceNeitherHearsNorSpeaksForIt() {
        String thief = "thief-of-a-gate";
        String secret = boards.secret(thief);
        try (OlderBoard gate = gate("older-gate-of-a-victim", "5", "gate5");
                OlderBoard rogue = OlderBoard.connect(
                        thief,
                        secret,
                        "GATES",
                        Map.of("id", "own", "topic", "6", "operation", "SET"),
                        "gates/gate5/control",
                        "gates/+/control",
                        "gates/#",
                        "gates/gate5/status",
                        "gates/gate6/control")) {
            rogue.isHeard("gates/gate6/status", "off");
            String command = set(gate, true);
            await().until(() -> !gate.heard("gates/gate5/control").isEmpty());

            rogue.say("gates/gate5/status", "open");
            rogue.say("gates/gate5/control", "turn_off");
            set(rogue, "own", true);

            await().until(() -> !rogue.client().delivered().isEmpty());
            assertThat(rogue.client().delivered())
                    .extracting(BrokerClient.Delivery::topic)
                    .containsOnly("gates/gate6/control");
            assertThat(awaitEnd(command).getString("state")).isEqualTo("EXPIRED_UNCONFIRMED");
            assertThat(gate.heard("gates/gate5/control")).containsExactly("turn_on");
        }
    }

    private OlderBoard gate(String id, String topic, String level) {
        return OlderBoard.connect(
                        id,
                        boards.secret(id),
                        "GATES",
                        Map.of("id", "gate", "topic", topic, "operation", "SET"),
                        "gates/" + level + "/control")
                .isHeard("gates/" + level + "/status", "closed");
    }

    private static boolean reported(OlderBoard board) {
        return Owner.asks()
                .get("/api/v1/devices/" + board.id())
                .jsonPath()
                .getBoolean("capabilities[0].reported.value");
    }

    private static String set(OlderBoard board, boolean on) {
        return set(board, "gate", on);
    }

    private static String set(OlderBoard board, String capability, boolean on) {
        return order(board.id(), Map.of("capability", capability, "operation", "SET", "value", on))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static Response order(String id, Map<String, Object> body) {
        return Owner.asks().contentType("application/json").body(body).post("/api/v1/devices/" + id + "/commands");
    }

    private static JsonPath awaitEnd(String command) {
        return await().until(() -> Owner.seesCommand(command), seen -> seen.get("endedAt") != null);
    }
}
