package org.hearth.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class GroupsAndScenesTest {
    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Test
    void aGroupIsAddedChangedAndRemoved() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            Map<String, Object> body = Map.of("name", "  Lights ", "members", List.of(member(board, "relay1")));

            JsonPath added = ask("POST", "/api/v1/groups", body, 201);
            String path = "/api/v1/groups/" + added.getString("id");
            ask("PUT", path, Map.of("name", "No lights", "members", List.of()), 200);

            assertThat(added.getString("name")).isEqualTo("Lights");
            assertThat(added.getString("members[0].device")).isEqualTo(board.id());
            assertThat(Owner.asks().get("/api/v1/groups").jsonPath().getList("name"))
                    .contains("No lights")
                    .doesNotContain("Lights");
            ask("DELETE", path, null, 204);
            ask("DELETE", path, null, 404);
            ask("PUT", path, body, 404);
            for (String verb : List.of("GROUP_ADDED", "GROUP_CHANGED", "GROUP_REMOVED"))
                assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = ?", verb))
                        .isPositive();
        }
    }

    @Test
    void aGroupIsMadeOfActuatorsEachOnce() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            Map<String, Object> relay = member(board, "relay1");
            for (List<Map<String, Object>> members : List.of(
                    List.of(relay, relay),
                    List.of(member(board, "temperature")),
                    List.of(member(board, "relay9")),
                    List.of(Map.<String, Object>of("device", "no-such-board", "capability", "relay1")),
                    Collections.nCopies(257, relay)))
                assertThat(ask("POST", "/api/v1/groups", Map.of("name", "Wrong", "members", members), 422)
                                .getString("errors[0].field"))
                        .startsWith("members");
            for (String name : List.of("", "   ", "n".repeat(61), "line\nbreak"))
                assertThat(ask("POST", "/api/v1/groups", Map.of("name", name, "members", List.of(relay)), 422)
                                .getString("errors[0].field"))
                        .isEqualTo("name");
            assertThat(rows.count("SELECT count(*) FROM device_group WHERE name = 'Wrong'"))
                    .isZero();
        }
    }

    @Test
    void aSceneIsAddedChangedAndRemoved() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            Map<String, Object> body = Map.of("name", "Night", "states", List.of(state(board, "SET", false)));

            JsonPath added = ask("POST", "/api/v1/scenes", body, 201);
            String path = "/api/v1/scenes/" + added.getString("id");
            JsonPath changed = ask(
                    "PUT",
                    path,
                    Map.of("name", "Day", "icon", "bulb", "states", List.of(state(board, "SET", true))),
                    200);

            assertThat(added.getBoolean("states[0].value")).isFalse();
            assertThat(changed.getString("icon")).isEqualTo("bulb");
            assertThat(Owner.asks()
                            .get("/api/v1/scenes")
                            .jsonPath()
                            .getBoolean("find { it.name == 'Day' }.states[0].value"))
                    .isTrue();
            ask("DELETE", path, null, 204);
            ask("POST", path + "/activation", null, 404);
            for (String verb : List.of("SCENE_ADDED", "SCENE_CHANGED", "SCENE_REMOVED"))
                assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = ?", verb))
                        .isPositive();
        }
    }

    @Test
    void aSceneHoldsStatesThatLastAndThatTheDeviceKnows() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            assertThat(scene(board, "PULSE", true)).isEqualTo("value");
            assertThat(scene(board, "LEVEL", 30)).isEqualTo("states[0].operation");
            assertThat(scene(board, "SET", 30)).isEqualTo("value");
            Map<String, Object> twice =
                    Map.of("name", "Wrong", "states", List.of(state(board, "SET", true), state(board, "SET", false)));
            assertThat(ask("POST", "/api/v1/scenes", twice, 422).getString("errors[0].field"))
                    .isEqualTo("states");
            assertThat(rows.count("SELECT count(*) FROM scene WHERE name = 'Wrong'"))
                    .isZero();
        }
    }

    private static String scene(TestDevice board, String operation, Object value) {
        return ask(
                        "POST",
                        "/api/v1/scenes",
                        Map.of("name", "Wrong", "states", List.of(state(board, operation, value))),
                        422)
                .getString("errors[0].field");
    }

    private static Map<String, Object> member(TestDevice board, String capability) {
        return Map.of("device", board.id(), "capability", capability);
    }

    private static Map<String, Object> state(TestDevice board, String operation, Object value) {
        return Map.of("device", board.id(), "capability", "relay1", "operation", operation, "value", value);
    }

    private static JsonPath ask(
            String method, String path, @org.jspecify.annotations.Nullable Map<String, Object> body, int status) {
        var request = Owner.asks();
        if (body != null) request.contentType("application/json").body(body);
        return request.request(method, path).then().statusCode(status).extract().jsonPath();
    }
}
