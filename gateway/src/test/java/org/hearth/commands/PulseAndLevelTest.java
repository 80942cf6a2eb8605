package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hearth.house.TestDevice.part;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.hearth.house.CodedBoards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class PulseAndLevelTest {
    @Test
    void aPulseIsConfirmedWhenTheDeviceTellsItsStateBecauseOfIt() {
        try (TestDevice gate = gate().start()) {
            Owner.awaits(gate);

            JsonPath accepted = pulse(gate, 800, 202);

            JsonPath end =
                    await().until(() -> Owner.seesCommand(accepted.get("id")), seen -> seen.getBoolean("confirmed"));
            assertThat(end.getString("state")).isEqualTo("ACKNOWLEDGED");
            assertThat(end.getInt("milliseconds")).isEqualTo(800);
            JsonObject sent = gate.received("commands/control").getFirst();
            assertThat(sent.getString("op")).isEqualTo("pulse");
            assertThat(sent.getInteger("ms")).isEqualTo(800);
            assertThat(sent.containsKey("val")).isFalse();
            assertThat(sent.getLong("until_ms") - gate.uptimeMillis()).isBetween(3_100L, 5_000L);
        }
    }

    @Test
    void aPulseOfWhichNothingIsToldIsAcknowledgedAndNoMore() {
        try (TestDevice gate = gate().start()) {
            Owner.awaits(gate);
            gate.onCommand(command -> {
                gate.acknowledge(command.getString("id"), "done");
                gate.state(true, "local");
                gate.state(false, "local");
            });

            String id = pulse(gate, 800, 202).get("id");

            await().until(() -> Owner.seesCommand(id).getString("state").equals("ACKNOWLEDGED"));
            await().until(() ->
                    Owner.sees(gate).get("capabilities[0].reported.cause.kind").equals("LOCAL"));
            assertThat(Owner.seesCommand(id).getBoolean("confirmed")).isFalse();
        }
    }

    @Test
    void aPulseIsNotSentToAnotherBoot() {
        String id = "gate-that-browns-out";
        String secret = CodedBoards.secret(id);
        TestDevice before = withPulse(new TestDevice(id, secret, 1)).start();
        Owner.awaits(before);
        before.onCommand(ignored -> {});
        String pulse = pulse(before, 800, 202).get("id");
        await().until(() -> !before.received("commands/control").isEmpty());

        try (TestDevice after = withPulse(new TestDevice(id, secret, 2)).start()) {
            await().until(() -> Owner.seesCommand(pulse).getString("state").equals("EXPIRED_UNCONFIRMED"));

            assertThat(after.received("commands/control")).isEmpty();
        }
    }

    @Test
    void aPulseHasALengthThatTheDeviceAllows() {
        try (TestDevice gate = gate().start();
                TestDevice lamp = CodedBoards.newBoard().start()) {
            Owner.awaits(gate);
            Owner.awaits(lamp);

            for (int millis : List.of(-1, 0, 49, 2_001, 60_001))
                assertThat(pulse(gate, millis, 422).getString("errors[0].field"))
                        .isEqualTo("milliseconds");
            JsonPath noLength = order(gate, Map.of("capability", "relay1", "operation", "PULSE"), 422);
            JsonPath noPulse = pulse(lamp, 800, 422);
            JsonPath setWithLength = order(
                    gate, Map.of("capability", "relay1", "operation", "SET", "value", true, "milliseconds", 800), 422);

            assertThat(noLength.getString("errors[0].field")).isEqualTo("milliseconds");
            assertThat(noPulse.getString("errors[0].field")).isEqualTo("operation");
            assertThat(setWithLength.getString("errors[0].field")).isEqualTo("milliseconds");
            assertThat(gate.received("commands/control")).isEmpty();
        }
    }

    @Test
    void aLevelIsSetAndConfirmed() {
        try (TestDevice dimmer = CodedBoards.newBoard()
                .offering(part("relay1", "relay"), part("light", "level"))
                .start()) {
            Owner.awaits(dimmer);

            String id = level(dimmer, 40, 202).get("id");
            await().until(() -> Owner.seesCommand(id).getBoolean("confirmed"));

            assertThat(Owner.sees(dimmer).getInt("capabilities.find { it.id == 'light' }.reported.value"))
                    .isEqualTo(40);
            for (Object wrong : List.of(-1, 101, 40.5, 4_294_967_336L, true, "40"))
                assertThat(level(dimmer, wrong, 422).getString("errors[0].field"))
                        .isEqualTo("value");
        }
    }

    private TestDevice gate() {
        return withPulse(CodedBoards.newBoard());
    }

    private static TestDevice withPulse(TestDevice board) {
        return board.offering(part("relay1", "relay")
                .put("ops", new JsonArray().add("set").add("pulse"))
                .put("max_on_s", 2));
    }

    private static JsonPath pulse(TestDevice board, int millis, int status) {
        return order(board, Map.of("capability", "relay1", "operation", "PULSE", "milliseconds", millis), status);
    }

    private static JsonPath level(TestDevice board, Object value, int status) {
        return order(board, Map.of("capability", "light", "operation", "LEVEL", "value", value), status);
    }

    private static JsonPath order(TestDevice board, Map<String, Object> body, int status) {
        return Owner.asks()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/devices/" + board.id() + "/commands")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }
}
