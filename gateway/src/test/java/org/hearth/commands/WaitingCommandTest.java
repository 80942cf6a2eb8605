package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hearth.devices.Disabling;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class WaitingCommandTest {
    private static final Map<String, Object> ON = Map.of("capability", "relay1", "operation", "SET", "value", true);
    private static final Map<String, Object> ON_LATER =
            Map.of("capability", "relay1", "operation", "SET", "value", true, "wait", "PT1M");

    @Inject
    Boards boards;

    @Inject
    Disabling disabling;

    @Inject
    Rows rows;

    @Test
    void anOrderThatMayWaitIsSentWhenTheDeviceIsBack() {
        String id = "board-that-is-back";
        String secret = boards.secret(id);
        goneAgain(new TestDevice(id, secret, 1));

        String command = order(id, ON_LATER, 202).get("id");
        assertThat(Owner.seesCommand(command).getString("state")).isEqualTo("QUEUED");

        try (TestDevice back = new TestDevice(id, secret, 2).start()) {
            await().until(() -> Owner.seesCommand(command).getBoolean("confirmed"));

            assertThat(back.received("commands/control")).hasSize(1);
        }
    }

    @Test
    void aWaitIsADurationUpToADay() {
        try (TestDevice board = goneAgain(boards.newBoard())) {
            for (String wait : List.of("PT0S", "PT-1M", "PT24H1S"))
                assertThat(waiting(board, wait, 422).getString("errors[0].field"))
                        .isEqualTo("wait");
            assertThat(waiting(board, "soon", 400).getString("code")).isEqualTo("malformed");
        }
    }

    @Test
    void aWaitingCommandIsTakenBackAndASentOneIsNot() {
        String id = "board-that-is-not-asked";
        String secret = boards.secret(id);
        goneAgain(new TestDevice(id, secret, 1));
        String command = order(id, ON_LATER, 202).get("id");

        JsonPath end = withdraw(command, 200);
        JsonPath again = withdraw(command, 409);

        assertThat(end.getString("state")).isEqualTo("EXPIRED_UNSENT");
        assertThat(end.getString("reason")).isEqualTo("withdrawn");
        assertThat(again.getString("code")).isEqualTo("command-not-waiting");
        assertThat(rows.text("SELECT cause->>'name' FROM journal WHERE device = ? AND verb = 'COMMAND_ENDED'", id))
                .isEqualTo(Owner.NAME);
        try (TestDevice back = new TestDevice(id, secret, 2).start()) {
            Owner.awaits(back);
            back.onCommand(ignored -> {});
            String sent = order(id, ON, 202).get("id");
            await().until(() -> !back.received("commands/control").isEmpty());

            assertThat(withdraw(sent, 409).getString("code")).isEqualTo("command-not-waiting");
            assertThat(back.received("commands/control")).hasSize(1);
        }
    }

    @Test
    void aRequestMadeTwiceUnderOneKeyIsOneCommand() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            String first = keyed("tap-1", board, ON, 202).get("id");
            await().until(() -> Owner.seesCommand(first).getBoolean("confirmed"));
            JsonPath again = keyed("tap-1", board, ON, 202);
            JsonPath other =
                    keyed("tap-1", board, Map.of("capability", "relay1", "operation", "SET", "value", false), 422);

            assertThat(again.getString("id")).isEqualTo(first);
            assertThat(again.getString("state")).isEqualTo("ACKNOWLEDGED");
            assertThat(other.getString("code")).isEqualTo("idempotency-key-reused");
            assertThat(board.received("commands/control")).hasSize(1);
            assertThat(rows.count("SELECT count(*) FROM command WHERE device = ?", board.id()))
                    .isOne();
            assertThat(rows.count(
                            "SELECT count(*) FROM journal WHERE device = ? AND verb = 'COMMAND_QUEUED'", board.id()))
                    .isOne();
        }
    }

    @Test
    void aRequestMadeAtTheSameMomentUnderOneKeyIsOneCommand() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            Owner.token();
            for (int round = 0; round < 5; round++) {
                String key = "together-" + round;
                Set<String> ids = ConcurrentHashMap.newKeySet();
                IntStream.range(0, 8)
                        .parallel()
                        .forEach(i -> ids.add(keyed(key, board, ON, 202).getString("id")));
                assertThat(ids).hasSize(1);
            }
            assertThat(rows.count("SELECT count(*) FROM command WHERE device = ?", board.id()))
                    .isEqualTo(5);
        }
    }

    @Test
    void aKeyIsForgottenAfterADayAndARefusedRequestLeavesNone() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            keyed("wrong", board, Map.of("capability", "relay9", "operation", "SET", "value", true), 422);
            keyed("wrong", board, ON, 202);
            String first = keyed("day", board, ON, 202).get("id");

            rows.run("UPDATE command_key SET at = at - interval '24 hours' WHERE key = 'day'");
            String next = keyed("day", board, ON, 202).get("id");

            assertThat(next).isNotEqualTo(first);
            assertThat(keyed("day", board, ON, 202).getString("id")).isEqualTo(next);
            for (String key : List.of("two words", "k".repeat(65)))
                assertThat(keyed(key, board, ON, 422).getString("errors[0].field"))
                        .isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void aDisabledDeviceRefusesAndWhatWaitsForItIsNotKept() {
        try (TestDevice board = goneAgain(boards.newBoard())) {
            String command = order(board.id(), ON_LATER, 202).get("id");

            disabling.disable(board.id());

            await().until(() -> Owner.seesCommand(command).getString("state").equals("EXPIRED_UNSENT"));
            assertThat(Owner.seesCommand(command).getString("reason")).isEqualTo("device-disabled");
            assertThat(order(board.id(), ON_LATER, 409).getString("code")).isEqualTo("device-disabled");
        }
    }

    private static TestDevice goneAgain(TestDevice board) {
        Owner.awaits(board.start());
        board.close();
        await().until(() -> !Owner.sees(board).getBoolean("presence.online"));
        return board;
    }

    private static JsonPath waiting(TestDevice board, String wait, int status) {
        return order(
                board.id(), Map.of("capability", "relay1", "operation", "SET", "value", true, "wait", wait), status);
    }

    private static JsonPath withdraw(String command, int status) {
        return Owner.asks()
                .delete("/api/v1/commands/" + command)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static JsonPath keyed(String key, TestDevice board, Map<String, Object> body, int status) {
        return Owner.asks()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/devices/" + board.id() + "/commands")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static JsonPath order(String device, Map<String, Object> body, int status) {
        return Owner.asks()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/devices/" + device + "/commands")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }
}
