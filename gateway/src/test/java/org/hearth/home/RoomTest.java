package org.hearth.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.LiveWatcher;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(House.class)
class RoomTest {
    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Test
    void roomsKeepTheOrderThatTheHouseholdGivesThem() {
        String first = add("Order one");
        String second = add("Order two");
        int place = ids().indexOf(first);

        change(second, "{\"position\": " + place + "}").then().statusCode(200);

        assertThat(ids().subList(place, place + 2)).containsExactly(second, first);
        assertThat(rows.count(
                        "SELECT count(*) FROM journal WHERE verb = 'ROOM_CHANGED' AND detail = ?",
                        "Order two: place " + place))
                .isOne();
    }

    @Test
    void aNewNameIsSeenAtItsDevicesAndByEveryPage() {
        String room = add("Pantry");
        try (TestDevice board = boards.newBoard().start();
                LiveWatcher page = new LiveWatcher(Owner.token())) {
            Owner.awaits(board);
            put(board, "{\"roomId\": \"" + room + "\"}").then().statusCode(204);

            change(room, "{\"name\": \" Larder \"}").then().statusCode(200);

            assertThat(Owner.sees(board).getString("room.name")).isEqualTo("Larder");
            await().until(() -> roomsToldLast(page).contains("Larder"));
            assertThat(roomsToldLast(page)).doesNotContain("Pantry");
            await().until(() -> page.told("device").stream()
                    .filter(device -> device.getString("id").equals(board.id()))
                    .anyMatch(device ->
                            device.getJsonObject("room").getString("name").equals("Larder")));
        }
    }

    @Test
    void aRoomThatGoesLeavesItsDevicesBehind() {
        String room = add("Shed");
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            put(board, "{\"roomId\": \"" + room + "\"}").then().statusCode(204);

            Owner.asks().delete("/api/v1/rooms/" + room).then().statusCode(204);

            assertThat(Owner.sees(board).getString("room")).isNull();
            assertThat(rows.text("SELECT room_id FROM device WHERE id = ?", board.id()))
                    .isNull();
            assertThat(ids()).doesNotContain(room);
            assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = 'ROOM_REMOVED' AND detail = 'Shed'"))
                    .isOne();
            board.state(true, "local");
            await().until(() -> Owner.sees(board).getBoolean("capabilities.find { it.id == 'relay1' }.reported.value"));
        }
    }

    @Test
    void twoRoomsOfOneNameAreRefused() {
        add("Wine cellar");

        Response again = post("{\"name\": \"wine cellar\"}");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<String>path("code")).isEqualTo("room-exists");
    }

    @Test
    void whatIsNoNameOrPlaceIsRefused() {
        String room = add("Loft");

        assertThat(post("{\"name\": \"  \"}").jsonPath().getString("errors[0].field"))
                .isEqualTo("name");
        assertThat(post("{}").jsonPath().getString("errors[0].field")).isEqualTo("name");
        assertThat(change(room, "{\"name\": \"Loft\", \"position\": 99}")
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("position");
        assertThat(Owner.asks().get("/api/v1/rooms").jsonPath().getList("name")).contains("Loft");
        assertThat(change(UUID.randomUUID().toString(), "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void aDeviceIsSaidToBeSomethingElseAndWhatIsLeftOutStays() {
        try (TestDevice board = boards.newBoard().start();
                LiveWatcher page = new LiveWatcher(Owner.token())) {
            Owner.awaits(board);

            put(board, "{\"name\": \"Reading lamp\", \"icon\": \"bulb\", \"notes\": \"Bought in May.\\nFuse 3\"}")
                    .then()
                    .statusCode(204);

            assertThat(Owner.sees(board).getString("name")).isEqualTo("Reading lamp");
            assertThat(Owner.sees(board).getString("notes")).isEqualTo("Bought in May.\nFuse 3");
            assertThat(Owner.sees(board).getString("room.name")).isEqualTo("Workshop");
            await().until(() -> page.told("device").stream()
                    .anyMatch(device -> device.getString("name").equals("Reading lamp")));

            put(board, "{\"roomId\": null}").then().statusCode(204);

            assertThat(Owner.sees(board).getString("room")).isNull();
            assertThat(Owner.sees(board).getString("name")).isEqualTo("Reading lamp");
            assertThat(rows.count(
                            "SELECT count(*) FROM journal WHERE verb = 'DEVICE_CHANGED' AND device = ?", board.id()))
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"\"} | name",
                "{\"name\": \"a\\u0000\"} | name",
                "{\"icon\": \"rocket\"} | icon",
                "{\"roomId\": \"nowhere\"} | roomId",
                "{\"roomId\": \"00000000-0000-0000-0000-000000000009\"} | roomId",
                "{\"notes\": \"a\\ud800\"} | notes"
            })
    void whatADeviceCannotBeCalledIsRefused(String body, String field) {
        try (TestDevice board = boards.newBoard()) {
            Response answer = put(board, body);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(field);
            assertThat(Owner.sees(board).getString("name")).isEqualTo("Board " + board.id());
        }
    }

    private static String add(String name) {
        Response answer = post(new JsonObject().put("name", name).encode());
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.path("id");
    }

    private static Response post(String body) {
        return Owner.asks().contentType("application/json").body(body).post("/api/v1/rooms");
    }

    private static Response change(String room, String body) {
        return Owner.asks().contentType("application/json").body(body).patch("/api/v1/rooms/" + room);
    }

    private static Response put(TestDevice board, String body) {
        return Owner.asks().contentType("application/json").body(body).patch("/api/v1/devices/" + board.id());
    }

    private static List<String> ids() {
        return Owner.asks().get("/api/v1/rooms").jsonPath().getList("id");
    }

    private static List<String> roomsToldLast(LiveWatcher page) {
        List<JsonObject> told = page.told("home");
        if (told.isEmpty()) return List.of();
        return told.getLast().getJsonArray("rooms").stream()
                .map(JsonObject.class::cast)
                .map(room -> room.getString("name"))
                .toList();
    }
}
