package org.hearth.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.OlderBoard;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class AdapterTest {
    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Inject
    OlderPresences presences;

    @Test
    void aTopicBelongsToOneDevice() {
        boards.secret("adapted-first");
        boards.secret("adapted-second");
        OlderBoard.adapter("adapted-first", "GATES", part("41"), 200);

        assertThat(OlderBoard.adapter("adapted-second", "GATES", part("gate41"), 409))
                .contains("gates/gate41", "Board adapted-first", "adapted-first");
        OlderBoard.adapter("adapted-second", "RELAYS", part("41"), 200);
        Owner.asks().delete("/api/v1/devices/adapted-first/adapter").then().statusCode(204);
        OlderBoard.adapter("adapted-second", "GATES", part("gate41"), 200);
        assertThat(rows.count("SELECT count(*) FROM journal WHERE device = 'adapted-second' AND verb = 'DEVICE_CHANGED'"
                        + " AND detail LIKE 'adapter %'"))
                .isEqualTo(2);
    }

    @Test
    void whatIsNoAdapterIsRefusedByField() {
        boards.secret("adapted-badly");

        assertThat(refused(Map.of("operation", "LEVEL"))).isEqualTo("capabilities[0].operation");
        assertThat(refused(Map.of("operation", "PULSE"))).isEqualTo("capabilities[0].milliseconds");
        assertThat(refused(Map.of("milliseconds", 100))).isEqualTo("capabilities[0].milliseconds");
        assertThat(refused(Map.of("topic", "gate1/#"))).isEqualTo("capabilities[0].topic");
        assertThat(refused(Map.of("topic", "+"))).isEqualTo("capabilities[0].topic");
        assertThat(refused(Map.of("id", "Gate"))).isEqualTo("capabilities[0].id");
        Owner.asks().get("/api/v1/devices/adapted-badly/adapter").then().statusCode(404);
    }

    @Test
    void aDeviceThatSpeaksTheProtocolIsLeftAlone() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            assertThat(OlderBoard.adapter(board.id(), "GATES", part("42"), 409)).contains("needs no adapter");
        }
    }

    @Test
    void flatReadingsAreKeptInTheOrderInWhichTheyWereTaken() {
        String id = "older-sensor";
        String sensors = "hearth/devices/" + id + "/telemetry/sensors";
        try (OlderBoard board = OlderBoard.connect(id, boards.secret(id), "COMMANDS", withoutTopic())) {
            for (int i = 1; i <= 50; i++)
                board.say(
                        sensors,
                        "{\"temperature\":" + i + ",\"humidity\":40.2,\"device\":\"x\",\"timestamp\":" + i + "}");

            await().until(() -> stored(id) == 50);
            assertThat(rows.text(
                            "SELECT string_agg(body ->> 'temperature', ',' ORDER BY seq) FROM sample WHERE device = ?",
                            id))
                    .startsWith("1,2,3,")
                    .endsWith(",49,50");
            assertThat(rows.count(
                            "SELECT count(*) FROM sample WHERE device = ? AND jsonb_exists(body, 'timestamp')", id))
                    .isZero();
            await().until(() ->
                    device(id).getFloat("capabilities.find { it.id == 'temperature' }.reported.value") == 50);
            board.say(sensors, "[1]");
            board.say(sensors, "{\"name\":\"none\"}");
            await().until(() -> device(id).getInt("contractViolations.count") == 2);
            assertThat(stored(id)).isEqualTo(50);
        }
    }

    @Test
    void withoutAnAdapterFlatReadingsBreakTheContract() {
        String id = "older-sensor-unknown";
        try (OlderBoard board = OlderBoard.connect(id, boards.secret(id))) {
            board.say("hearth/devices/" + id + "/telemetry/sensors", "{\"temperature\":21.4}");
            board.say("gates/gate43/status", "open");

            await().until(() -> device(id).getInt("contractViolations.count") == 1);
            assertThat(stored(id)).isZero();
            assertThat(device(id).getBoolean("presence.online")).isFalse();
        }
    }

    @Test
    void oneThatSaysNothingForLongIsOffline() {
        String id = "older-silent";
        try (OlderBoard board = OlderBoard.connect(id, boards.secret(id), "GATES", part("44"))) {
            board.isHeard("gates/gate44/status", "closed");

            presences.look(System.nanoTime() + Duration.ofMinutes(4).toNanos());
            assertThat(device(id).getBoolean("presence.online")).isTrue();
            presences.look(System.nanoTime() + Duration.ofMinutes(6).toNanos());

            assertThat(device(id).getBoolean("presence.online")).isFalse();
            board.isHeard("gates/gate44/status", "closed");
        }
    }

    @Test
    void theBrokerTakesTheTopicBackWithTheAdapter() {
        String id = "older-no-more";
        String secret = boards.secret(id);
        OlderBoard.adapter(id, "GATES", part("45"), 200);
        Owner.asks().delete("/api/v1/devices/" + id + "/adapter").then().statusCode(204);
        String heir = "older-heir";
        try (OlderBoard former = OlderBoard.connect(id, secret, "gates/gate45/control");
                OlderBoard now =
                        OlderBoard.connect(heir, boards.secret(heir), "GATES", part("45"), "gates/gate45/control")) {
            now.isHeard("gates/gate45/status", "closed");
            Owner.asks()
                    .contentType("application/json")
                    .body(Map.of("capability", "gate", "operation", "SET", "value", true))
                    .post("/api/v1/devices/" + heir + "/commands")
                    .then()
                    .statusCode(202);

            await().until(() -> !now.heard("gates/gate45/control").isEmpty());
            assertThat(former.client().delivered()).isEmpty();
        }
    }

    private static String refused(Map<String, Object> change) {
        Map<String, Object> part = new HashMap<>(part("46"));
        part.putAll(change);
        return Owner.asks()
                .contentType("application/json")
                .body(Map.of("kind", "GATES", "capabilities", java.util.List.of(part)))
                .put("/api/v1/devices/adapted-badly/adapter")
                .then()
                .statusCode(422)
                .extract()
                .path("errors[0].field");
    }

    private static Map<String, Object> part(String topic) {
        return Map.of("id", "gate", "topic", topic, "operation", "SET");
    }

    private static Map<String, Object> withoutTopic() {
        return Map.of("id", "lamp", "operation", "SET");
    }

    private long stored(String id) {
        return rows.count("SELECT count(*) FROM sample WHERE device = ?", id);
    }

    private static JsonPath device(String id) {
        return Owner.asks().get("/api/v1/devices/" + id).jsonPath();
    }
}
