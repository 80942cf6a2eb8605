package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hearth.house.CodedBoards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class CommandJourneyTest {
    @Test
    void anOrderIsAcknowledgedAndTheReportedStateAgrees() {
        try (TestDevice board = CodedBoards.newBoard().start()) {
            String device = online(board);

            JsonPath accepted = order(device, true, 202);

            JsonPath end = await().atMost(Duration.ofSeconds(5))
                    .until(() -> command(accepted), ended -> ended.getBoolean("confirmed"));
            assertThat(end.getString("state")).isEqualTo("ACKNOWLEDGED");
            assertThat(end.getString("proof")).isEqualTo("READBACK");
            assertThat(end.getLong("tookMillis")).isBetween(0L, 3_000L);
            JsonPath shown = Owner.asks().get("/api/v1/devices/" + device).jsonPath();
            assertThat(shown.getBoolean("capabilities.find { it.id == 'relay1' }.reported.value"))
                    .isTrue();
            assertThat(shown.getString("capabilities.find { it.id == 'relay1' }.reported.cause.name"))
                    .isEqualTo(Owner.NAME);
        }
    }

    @Test
    void aCommandIsBoundToTheBootAndToADeadlineOnTheDevicesClock() {
        try (TestDevice board = CodedBoards.newBoard().start()) {
            String device = online(board);

            order(device, true, 202);

            JsonObject sent = await().until(() -> board.received("commands/control"), got -> !got.isEmpty())
                    .getFirst();
            assertThat(sent.getLong("boot")).isEqualTo(1);
            assertThat(sent.getLong("until_ms") - board.uptimeMillis()).isBetween(1_000L, 3_000L);
        }
    }

    @Test
    void aSilentDeviceEndsAsUnconfirmedWithinThreeSeconds() {
        try (TestDevice board = CodedBoards.newBoard().start()) {
            String device = online(board);
            board.onCommand(ignored -> {});

            JsonPath accepted = order(device, true, 202);

            JsonPath end = await().atMost(Duration.ofSeconds(6))
                    .until(() -> command(accepted), ended -> ended.get("endedAt") != null);
            assertThat(end.getString("state")).isEqualTo("EXPIRED_UNCONFIRMED");
            assertThat(Duration.between(
                            Instant.parse(end.getString("queuedAt")), Instant.parse(end.getString("endedAt"))))
                    .isBetween(Duration.ofMillis(2_900), Duration.ofMillis(4_500));
        }
    }

    @Test
    void aLateAnswerIsTakenAsLateAndOnlyOnce() {
        try (TestDevice board = CodedBoards.newBoard().start()) {
            String device = online(board);
            board.onCommand(ignored -> {});
            JsonPath accepted = order(device, true, 202);
            await().atMost(Duration.ofSeconds(6)).until(() -> command(accepted).get("endedAt") != null);

            board.acknowledge(accepted.getString("id"), "done");
            await().until(() -> command(accepted).getString("state").equals("ACKNOWLEDGED_LATE"));
            board.acknowledge(accepted.getString("id"), "rejected");
            board.heartbeat();

            assertThat(command(accepted).getString("state")).isEqualTo("ACKNOWLEDGED_LATE");
        }
    }

    @Test
    void aRefusalIsToldWithItsReason() {
        try (TestDevice board = CodedBoards.newBoard().start()) {
            String device = online(board);
            board.onCommand(command -> board.publish(
                    "status/ack",
                    false,
                    new JsonObject()
                            .put("v", 1)
                            .put("id", command.getString("id"))
                            .put("res", "rejected")
                            .put("err", "limit_max_on")
                            .put("proof", "none")
                            .put("dup", false)
                            .put("up_ms", board.uptimeMillis())));

            JsonPath accepted = order(device, true, 202);

            JsonPath end = await().until(() -> command(accepted), ended -> ended.get("endedAt") != null);
            assertThat(end.getString("state")).isEqualTo("REJECTED");
            assertThat(end.getString("reason")).isEqualTo("limit_max_on");
        }
    }

    @Test
    void anotherDevicesAnswerEndsNothing() {
        try (TestDevice board = CodedBoards.newBoard().start();
                TestDevice stranger = CodedBoards.newBoard().start()) {
            String device = online(board);
            online(stranger);
            board.onCommand(ignored -> {});

            JsonPath accepted = order(device, true, 202);
            stranger.acknowledge(accepted.getString("id"), "done");

            JsonPath end = await().atMost(Duration.ofSeconds(6))
                    .until(() -> command(accepted), ended -> ended.get("endedAt") != null);
            assertThat(end.getString("state")).isEqualTo("EXPIRED_UNCONFIRMED");
        }
    }

    @Test
    void anOfflineDeviceRefusesAtOnceAndNothingIsSentLater() {
        TestDevice board = CodedBoards.newBoard().start();
        String device = online(board);
        board.close();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !Owner.asks()
                        .get("/api/v1/devices/" + device)
                        .jsonPath()
                        .getBoolean("presence.online"));

        JsonPath problem = order(device, true, 409);

        assertThat(problem.getString("code")).isEqualTo("device-offline");
    }

    @Test
    void aDeviceThatBreaksTheContractIsCountedAndShown() {
        try (TestDevice board = CodedBoards.newBoard().start()) {
            String device = online(board);

            board.publishRaw(
                    "status/state",
                    false,
                    "{\"v\":1,\"sid\":\"s1\",\"up_ms\":5,\"st\":{\"relay1\":null},\"by\":\"local\"}");
            board.publishRaw("telemetry/sensors", false, "{\"v\":1,\"boot\":1,");

            JsonPath shown = await().until(
                            () -> Owner.asks().get("/api/v1/devices/" + device).jsonPath(),
                            view -> view.getInt("contractViolations.count") == 2);
            assertThat(shown.getString("contractViolations.lastDetail")).isIn("null", "not_json");
            assertThat(shown.getString("contractViolations.lastExample")).startsWith("{\"v\":1");
        }
    }

    @Test
    void whatADeviceCannotDoIsRefusedWithTheFieldAndWhatIsAllowed() {
        try (TestDevice board = CodedBoards.newBoard().start()) {
            String device = online(board);

            JsonPath wrongPart =
                    refused(device, Map.of("capability", "relay9", "operation", "SET", "value", true), 422);
            JsonPath wrongValue = refused(device, Map.of("capability", "relay1", "operation", "SET", "value", 7), 422);
            JsonPath sensor =
                    refused(device, Map.of("capability", "temperature", "operation", "SET", "value", true), 422);
            JsonPath unknown =
                    refused("no-such-board", Map.of("capability", "relay1", "operation", "SET", "value", true), 404);

            assertThat(wrongPart.getString("errors[0].field")).isEqualTo("capability");
            assertThat(wrongPart.getString("errors[0].allowed")).contains("relay1");
            assertThat(wrongValue.getString("errors[0].field")).isEqualTo("value");
            assertThat(sensor.getString("errors[0].field")).isEqualTo("operation");
            assertThat(unknown.getString("code")).isEqualTo("not-found");
            assertThat(board.received("commands/control")).isEmpty();
        }
    }

    private static String online(TestDevice board) {
        Owner.awaits(board);
        return board.id();
    }

    private static JsonPath order(String device, boolean on, int status) {
        return refused(device, Map.of("capability", "relay1", "operation", "SET", "value", on), status);
    }

    private static JsonPath refused(String device, Map<String, Object> body, int status) {
        return Owner.asks()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/devices/" + device + "/commands")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static JsonPath command(JsonPath accepted) {
        return Owner.asks().get("/api/v1/commands/" + accepted.getString("id")).jsonPath();
    }
}
