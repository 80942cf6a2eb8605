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
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A request for many devices that is made twice under one key. */
@QuarkusTest
@QuarkusTestResource(House.class)
class BatchKeyTest {
    private static final Map<String, Object> ON = Map.of("operation", "SET", "value", true);
    private static final Map<String, Object> OFF = Map.of("operation", "SET", "value", false);

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Test
    void theSameRequestIsTheSameBatchWhateverBecameOfItsTargets() {
        TestDevice one = boards.newBoard().start();
        try (one;
                TestDevice other = boards.newBoard().start()) {
            Owner.awaits(one);
            Owner.awaits(other);
            String group = FanOutTest.group("Asked twice", one, other);
            String path = "/api/v1/groups/" + group + "/commands";

            JsonPath first = keyed("again", path, ON, 202);
            await().until(() -> confirmed(first.getString("id")), List.of(true, true)::equals);
            one.close();
            await().until(() -> !Owner.sees(one).getBoolean("presence.online"));
            Owner.asks().delete("/api/v1/groups/" + group).then().statusCode(204);
            JsonPath again = keyed("again", path, ON, 202);

            assertThat(again.getString("id")).isEqualTo(first.getString("id"));
            assertThat(again.getList("targets.id")).isEqualTo(first.getList("targets.id"));
            assertThat(again.getList("targets.state")).containsOnly("ACKNOWLEDGED");
            assertThat(one.received("commands/control")).hasSize(1);
            assertThat(other.received("commands/control")).hasSize(1);
            assertThat(commandsOf(one) + commandsOf(other)).isEqualTo(2);
            assertThat(rows.count(
                            "SELECT count(*) FROM journal WHERE verb = 'BATCH_SENT' AND cause->>'via' = ?",
                            "Asked twice"))
                    .isOne();
        }
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        try (TestDevice board = boards.newBoardIn("Keyed loft").start()) {
            Owner.awaits(board);
            String group = FanOutTest.group("Only one", board);
            String path = "/api/v1/groups/" + group + "/commands";
            String room =
                    Owner.asks().get("/api/v1/home").jsonPath().getString("rooms.find { it.name == 'Keyed loft' }.id");
            keyed("mine", path, ON, 202);

            for (JsonPath refused : List.of(
                    keyed("mine", path, OFF, 422),
                    keyed("mine", path + "?skipUnavailable=true", ON, 422),
                    keyed("mine", "/api/v1/rooms/" + room + "/commands", ON, 422),
                    keyed("mine", "/api/v1/home/commands", ON, 422)))
                assertThat(refused.getString("code")).isEqualTo("idempotency-key-reused");

            assertThat(keyed("two words", path, ON, 422).getString("errors[0].field"))
                    .isEqualTo("Idempotency-Key");
            assertThat(commandsOf(board)).isOne();
        }
    }

    @Test
    void aRoomTheHomeAndASceneTakeAKeyAsWell() {
        try (TestDevice board = boards.newBoardIn("Keyed shed").start()) {
            Owner.awaits(board);
            String room =
                    Owner.asks().get("/api/v1/home").jsonPath().getString("rooms.find { it.name == 'Keyed shed' }.id");
            Map<String, Object> lit =
                    Map.of("device", board.id(), "capability", "relay1", "operation", "SET", "value", true);
            String scene = Owner.asks()
                    .contentType("application/json")
                    .body(Map.of("name", "Lit", "states", List.of(lit)))
                    .post("/api/v1/scenes")
                    .path("id");

            assertTakenOnce("room", "/api/v1/rooms/" + room + "/commands", ON, board);
            assertTakenOnce("home", "/api/v1/home/commands?skipUnavailable=true", OFF, board);
            assertTakenOnce("scene", "/api/v1/scenes/" + scene + "/activation", null, board);
        }
    }

    @Test
    void requestsMadeAtTheSameMomentAreOneBatch() {
        try (TestDevice one = boards.newBoard().start();
                TestDevice other = boards.newBoard().start()) {
            Owner.awaits(one);
            Owner.awaits(other);
            String path = "/api/v1/groups/" + FanOutTest.group("At once", one, other) + "/commands";
            for (int round = 0; round < 5; round++) {
                String key = "race-" + round;
                Set<String> ids = ConcurrentHashMap.newKeySet();
                IntStream.range(0, 8)
                        .parallel()
                        .forEach(i -> ids.add(keyed(key, path, ON, 202).getString("targets.id")));
                assertThat(ids).hasSize(1);
            }
            assertThat(commandsOf(one)).isEqualTo(5);
            assertThat(commandsOf(other)).isEqualTo(5);
            assertThat(rows.count("SELECT count(*) FROM batch WHERE cause->>'via' = 'At once'"))
                    .isEqualTo(5);
        }
    }

    @Test
    void aRefusedRequestLeavesNoKey() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            String path = "/api/v1/groups/" + FanOutTest.group("Not yet", board) + "/commands";

            keyed("later", path, Map.of("operation", "LEVEL", "value", 50), 422);

            assertThat(keyed("later", path, ON, 202).getList("targets")).hasSize(1);
        }
    }

    private void assertTakenOnce(String key, String path, @Nullable Map<String, Object> body, TestDevice board) {
        long before = commandsOf(board);
        String first = keyed(key, path, body, 202).getString("id");
        assertThat(keyed(key, path, body, 202).getString("id")).isEqualTo(first);
        assertThat(commandsOf(board)).isEqualTo(before + 1);
    }

    private long commandsOf(TestDevice board) {
        return rows.count("SELECT count(*) FROM command WHERE device = ?", board.id());
    }

    private static List<Boolean> confirmed(String batch) {
        return Owner.asks().get("/api/v1/batches/" + batch).jsonPath().getList("targets.confirmed");
    }

    private static JsonPath keyed(String key, String path, @Nullable Map<String, Object> body, int status) {
        var request = Owner.asks().header("Idempotency-Key", key);
        if (body != null) request.contentType("application/json").body(body);
        return request.post(path).then().statusCode(status).extract().jsonPath();
    }
}
