package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hearth.house.TestDevice.part;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearth.devices.Action;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.JournalVerb;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class FanOutTest {
    private static final Map<String, Object> ON = Map.of("operation", "SET", "value", true);

    @Inject
    Boards boards;

    @Inject
    Batches batches;

    @Inject
    Rows rows;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @Test
    void aGroupIsAskedAsOneAndEachMemberEndsForItself() {
        try (TestDevice willing = boards.newBoard().start();
                TestDevice unwilling = boards.newBoard().start()) {
            Owner.awaits(willing);
            Owner.awaits(unwilling);
            unwilling.onCommand(command -> unwilling.acknowledge(command.getString("id"), "rejected"));
            String group = group("Both", willing, unwilling);

            JsonPath batch = post("/api/v1/groups/" + group + "/commands", ON, 202);

            String id = batch.getString("id");
            assertThat(batch.getList("targets")).hasSize(2);
            await().until(() -> states(id), List.of("ACKNOWLEDGED", "REJECTED")::equals);
            assertThat(get("/api/v1/batches/" + id).getList("targets.batch")).containsOnly(id);
            assertThat(get("/api/v1/batches/" + id).getList("targets.cause.via"))
                    .containsOnly("Both");
            assertThat(get("/api/v1/batches/" + id).getList("targets.cause.name"))
                    .containsOnly(Owner.NAME);
            assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = 'BATCH_SENT' AND cause->>'via' = 'Both'"))
                    .isOne();
        }
    }

    /** Whoever holds one connection and waits for a second may wait for others who do the same. */
    @Test
    void aBatchIsReadByOneConnectionAtATime() throws SQLException {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            String id = post("/api/v1/groups/" + group("One", board) + "/commands", ON, 202)
                    .getString("id");
            await().until(() -> states(id), List.of("ACKNOWLEDGED")::equals);
            List<Connection> others = new ArrayList<>();
            try {
                for (int i = 1; i < connections; i++) others.add(database.getConnection());

                assertThat(batches.require(UUID.fromString(id)).commands()).hasSize(1);
            } finally {
                for (Connection other : others) other.close();
            }
        }
    }

    @Test
    void oneThatIsOfflineIsNamedAndNothingIsSentToAny() {
        try (TestDevice here = boards.newBoard().start();
                TestDevice gone = goneAgain(boards.newBoard())) {
            Owner.awaits(here);
            String path = "/api/v1/groups/" + group("One is away", here, gone) + "/commands";

            JsonPath refused = post(path, ON, 409);

            assertThat(refused.getString("code")).isEqualTo("targets-unavailable");
            assertThat(refused.getList("errors.field")).containsExactly("targets[" + gone.id() + "/relay1]");
            assertThat(rows.count("SELECT count(*) FROM command WHERE device IN (?, ?)", here.id(), gone.id()))
                    .isZero();
            assertThat(here.received("commands/control")).isEmpty();

            JsonPath skipping = post(path + "?skipUnavailable=true", ON, 202);
            assertThat(skipping.getList("targets.device")).containsExactly(here.id());
            assertThat(skipping.getList("skipped.device")).containsExactly(gone.id());
            assertThat(skipping.getList("skipped.code")).containsExactly("device-offline");
            assertThat(get("/api/v1/batches/" + skipping.getString("id")).getList("skipped.code"))
                    .containsExactly("device-offline");

            JsonPath waiting = post(path, Map.of("operation", "SET", "value", false, "wait", "PT1M"), 202);
            assertThat(states(waiting.getString("id")).getLast()).isEqualTo("QUEUED");
        }
    }

    @Test
    void whatOneCanNeverDoIsRefusedForAll() {
        try (TestDevice relay = boards.newBoard().start();
                TestDevice dimmer = boards.newBoard()
                        .offering(part("relay1", "relay"), part("light", "level"))
                        .start()) {
            Owner.awaits(relay);
            Owner.awaits(dimmer);
            String group = add(
                    "/api/v1/groups",
                    Map.of("name", "Mixed", "members", List.of(member(relay, "relay1"), member(dimmer, "light"))));
            Map<String, Object> bright = Map.of("operation", "LEVEL", "value", 70);
            String path = "/api/v1/groups/" + group + "/commands";

            JsonPath refused = post(path, bright, 422);
            JsonPath pulse = post(path, Map.of("operation", "PULSE"), 422);
            JsonPath chosen = post(path, Map.of("operation", "LEVEL", "value", 70, "capabilityKind", "LEVEL"), 202);

            assertThat(refused.getList("errors.field")).containsExactly("targets[" + relay.id() + "/relay1]");
            assertThat(pulse.getString("errors[0].field")).isEqualTo("operation");
            assertThat(chosen.getList("targets.device")).containsExactly(dimmer.id());
            assertThat(relay.received("commands/control")).isEmpty();
        }
    }

    @Test
    void aRoomAndTheHomeAreAsked() {
        try (TestDevice attic = boards.newBoardIn("Attic").start();
                TestDevice cellar = boards.newBoardIn("Cellar").start();
                TestDevice gone = goneAgain(boards.newBoardIn("Cellar"))) {
            Owner.awaits(attic);
            Owner.awaits(cellar);
            String room = get("/api/v1/home").getString("rooms.find { it.name == 'Attic' }.id");

            JsonPath inRoom = post("/api/v1/rooms/" + room + "/commands", ON, 202);
            JsonPath home = post("/api/v1/home/commands", ON, 409);
            JsonPath homeAsFarAsItGoes = post("/api/v1/home/commands?skipUnavailable=true", ON, 202);

            assertThat(inRoom.getList("targets.device")).containsExactly(attic.id());
            assertThat(inRoom.getString("targets[0].cause.via")).isEqualTo("Attic");
            assertThat(home.getList("errors.field")).contains("targets[" + gone.id() + "/relay1]");
            assertThat(homeAsFarAsItGoes.getList("targets.device")).contains(attic.id(), cellar.id());
            assertThat(homeAsFarAsItGoes.getList("skipped.device")).contains(gone.id());
            assertThat(post("/api/v1/rooms/" + new java.util.UUID(0, 7) + "/commands", ON, 404)
                            .getString("code"))
                    .isEqualTo("not-found");
            await().until(() -> cellar.received("commands/control").size() == 1);
        }
    }

    @Test
    void oneWishReachesUpToSoManyTargets() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            board.onCommand(ignored -> {});
            Cause cause = Cause.of(CauseKind.GATEWAY);
            Order order = Order.now(
                    board.id(), "relay1", Action.of(org.hearth.devices.Operation.SET, BooleanNode.TRUE), null, cause);

            Batch batch = batches.send(() -> copies(256, order), null);

            assertThat(rows.count("SELECT count(*) FROM command WHERE batch = ?", batch.id()))
                    .isEqualTo(256);
            assertThat(rows.count(
                            "SELECT count(*) FROM journal WHERE device = ? AND verb = 'COMMAND_QUEUED'", board.id()))
                    .isEqualTo(256);
            assertThatThrownBy(() -> batches.send(() -> copies(257, order), null))
                    .hasMessageContaining("too-many-targets");
        }
    }

    @Test
    void aSceneAsksEachPartForItsState() {
        try (TestDevice lamp = boards.newBoard().start();
                TestDevice dimmer = boards.newBoard()
                        .offering(part("relay1", "relay"), part("light", "level"))
                        .start()) {
            Owner.awaits(lamp);
            Owner.awaits(dimmer);
            Map<String, Object> states = Map.of(
                    "name",
                    " Evening ",
                    "icon",
                    "bulb",
                    "states",
                    List.of(state(lamp, "relay1", "SET", true), state(dimmer, "light", "LEVEL", 30)));
            String scene = add("/api/v1/scenes", states);

            JsonPath batch = post("/api/v1/scenes/" + scene + "/activation", null, 202);

            await().until(() -> get("/api/v1/batches/" + batch.getString("id"))
                    .getList("targets.confirmed")
                    .equals(List.of(true, true)));
            assertThat(batch.getList("targets.cause.via")).containsOnly("Evening");
            assertThat(Owner.sees(dimmer).getInt("capabilities.find { it.id == 'light' }.reported.value"))
                    .isEqualTo(30);
            assertThat(
                            rows.count(
                                    "SELECT count(*) FROM journal WHERE verb = 'SCENE_ACTIVATED' AND cause->>'via' = 'Evening'"))
                    .isOne();
        }
    }

    private static Batches.Draft copies(int count, Order order) {
        return new Batches.Draft(Collections.nCopies(count, order), false, JournalVerb.BATCH_SENT, order.cause());
    }

    private List<String> states(String batch) {
        return get("/api/v1/batches/" + batch).getList("targets.state");
    }

    static String group(String name, TestDevice... boards) {
        return add(
                "/api/v1/groups",
                Map.of(
                        "name",
                        name,
                        "members",
                        Arrays.stream(boards)
                                .map(board -> member(board, "relay1"))
                                .toList()));
    }

    private static Map<String, String> member(TestDevice board, String capability) {
        return Map.of("device", board.id(), "capability", capability);
    }

    private static Map<String, Object> state(TestDevice board, String capability, String operation, Object value) {
        return Map.of("device", board.id(), "capability", capability, "operation", operation, "value", value);
    }

    private static TestDevice goneAgain(TestDevice board) {
        Owner.awaits(board.start());
        board.close();
        await().until(() -> !Owner.sees(board).getBoolean("presence.online"));
        return board;
    }

    private static String add(String path, Map<String, Object> body) {
        return post(path, body, 201).getString("id");
    }

    private static JsonPath get(String path) {
        return Owner.asks().get(path).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath post(String path, @org.jspecify.annotations.Nullable Map<String, Object> body, int status) {
        var request = Owner.asks();
        if (body != null) request.contentType("application/json").body(body);
        return request.post(path).then().statusCode(status).extract().jsonPath();
    }
}
