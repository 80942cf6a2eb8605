package org.hearth.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hearth.enrolment.Boards;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(House.class)
class BrokerResourceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    private TestDevice board;

    @BeforeEach
    void aBoard() {
        board = boards.newBoard().start();
        Owner.awaits(board);
    }

    @AfterEach
    void theBoardGoes() {
        board.close();
    }

    @Test
    void theBrokerIsThereAndTellsItsFigures() {
        await().atMost(SOON).untilAsserted(() -> {
            JsonPath status = Owner.asks().get("/api/v1/mqtt/status").jsonPath();
            assertThat(status.getBoolean("connected")).isTrue();
            assertThat(status.getString("version")).startsWith("mosquitto version 2.");
            assertThat(status.getLong("clients")).isPositive();
            JsonPath metrics =
                    Owner.asks().get("/api/v1/mqtt/monitoring/metrics").jsonPath();
            assertThat(metrics.getLong("traffic.messagesReceived")).isPositive();
            assertThat(metrics.getLong("memory.now")).isPositive();
        });
    }

    @Test
    void theTreeOfTopicsIsThatOfTheContract() {
        List<Map<String, String>> topics =
                Owner.asks().get("/api/v1/mqtt/topics/structure").jsonPath().getList("$");

        assertThat(topics).extracting(topic -> topic.get("topic")).contains("hearth/devices/{id}/commands/control");
        JsonPath own =
                Owner.asks().get("/api/v1/mqtt/topics/device/" + board.id()).jsonPath();
        assertThat(own.getList("topic", String.class)).contains("hearth/devices/" + board.id() + "/status/online");
        assertThat(Owner.asks().get("/api/v1/mqtt/topics/device/nobody-here").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "hearth/devices/lamp-1/status/ack, false, true",
        "hearth/devices/+/status/ack, false, false",
        "hearth/devices/+/status/#, true, true",
        "hearth/devices/#/status, true, false",
        "a+/b, true, false",
        "'', false, false",
        "$share/x/hearth/#, true, false",
    })
    void topicsAndFiltersAreTold(String topic, boolean filter, boolean valid) {
        JsonPath answer = Owner.asks()
                .contentType("application/json")
                .body(Map.of("topic", topic, "filter", filter))
                .post("/api/v1/mqtt/topics/validate")
                .jsonPath();

        assertThat(answer.getBoolean("valid")).isEqualTo(valid);
        assertThat(answer.getString("fault") == null).isEqualTo(valid);
    }

    @Test
    void anOwnerAsksADeviceToReportAndItHearsThat() {
        Response answer = publish("hearth/devices/" + board.id() + "/commands/report", "{\"v\":1}", false);

        assertThat(answer.statusCode()).isEqualTo(204);
        await().atMost(SOON).until(() -> !board.received("commands/report").isEmpty());
        assertThat(rows.count(
                        "SELECT count(*) FROM journal WHERE verb = 'MQTT_PUBLISHED' AND detail LIKE ?",
                        "%" + board.id() + "%"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "commands/control, false, topic",
        "commands/config, false, topic",
        "status/online, false, topic",
        "commands/report, true, retained",
        "commands/nothing, false, topic",
        "commands/+, false, topic",
    })
    void whatWouldMoveSomethingOrSpeakForADeviceIsRefused(String leaf, boolean retained, String field) {
        Response answer = publish("hearth/devices/" + board.id() + "/" + leaf, "{}", retained);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(field);
    }

    @Test
    void aCommandByTheOldNameIsACommandLikeEveryOther() {
        Response answer = Owner.asks()
                .contentType("application/json")
                .body(Map.of("capability", "relay1", "operation", "SET", "value", true))
                .post("/api/v1/mqtt/device/" + board.id() + "/command");

        assertThat(answer.statusCode()).isEqualTo(202);
        String id = answer.path("id");
        await().atMost(SOON)
                .until(() -> Owner.seesCommand(id).getString("state").equals("ACKNOWLEDGED"));
    }

    @Test
    void aFleetByTheOldNameIsAGroupThatIsAsked() {
        Map<String, Object> member = Map.of("device", board.id(), "capability", "relay1");
        String group = Owner.asks()
                .contentType("application/json")
                .body(Map.of("name", "Fleet", "members", List.of(member)))
                .post("/api/v1/groups")
                .path("id");

        Response answer = Owner.asks()
                .contentType("application/json")
                .body(Map.of("operation", "SET", "value", true))
                .post("/api/v1/mqtt/fleet/" + group + "/command");

        assertThat(answer.statusCode()).isEqualTo(202);
        List<String> ids = answer.jsonPath().getList("targets.id");
        assertThat(ids).hasSize(1);
        await().atMost(SOON)
                .until(() ->
                        Owner.seesCommand(ids.getFirst()).getString("state").equals("ACKNOWLEDGED"));
    }

    @Test
    void aToolReadsWhatItMayWritesBelowItsNameAndIsThrownOut() {
        JsonPath made = Owner.asks()
                .contentType("application/json")
                .body(Map.of("name", "node-red", "filters", List.of("hearth/devices/#")))
                .post("/api/v1/mqtt/accounts")
                .jsonPath();
        String user = made.getString("userName");
        try (BrokerClient tool = BrokerClient.connect(user, user, made.getString("secret"))) {
            tool.subscribe("hearth/devices/#");
            tool.publish("hearth/devices/" + board.id() + "/commands/report", false, "{\"v\":1}");
            await().atMost(SOON).until(() -> {
                board.heartbeat();
                return tool.delivered().stream().anyMatch(seen -> seen.topic().endsWith("/status/heartbeat"));
            });
            assertThat(board.received("commands/report")).isEmpty();
        }
        assertThat(Owner.asks().get("/api/v1/mqtt/accounts").asString())
                .contains("node-red")
                .doesNotContain("secret");
        assertThat(Owner.asks().delete("/api/v1/mqtt/accounts/node-red").statusCode())
                .isEqualTo(204);
        assertThat(Owner.asks().delete("/api/v1/mqtt/accounts/node-red").statusCode())
                .isEqualTo(404);
        assertThat(isRefused(user, made.getString("secret"))).isTrue();
    }

    @Test
    void aLookEndsByItselfAndSeesWhatPasses() {
        String seen;
        try (ScheduledExecutorService talk = Executors.newSingleThreadScheduledExecutor()) {
            talk.scheduleAtFixedRate(board::heartbeat, 0, 100, TimeUnit.MILLISECONDS);
            seen = look(Map.of("filter", "hearth/devices/" + board.id() + "/#", "seconds", 3, "messages", 4));
        }

        assertThat(seen.lines().filter(line -> line.startsWith("data:"))).hasSize(4);
        assertThat(seen).contains("/status/").contains("\"retained\":");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows.count(
                                "SELECT count(*) FROM journal WHERE verb = 'MQTT_WATCHED' AND detail LIKE ?",
                                "%" + board.id() + "%"))
                        .isEqualTo(1));
    }

    @Test
    void theBrokersOwnControlIsNotForLooking() {
        Response answer = Owner.asks()
                .accept("text/event-stream, application/problem+json")
                .contentType("application/json")
                .body(Map.of("filter", "$CONTROL/#"))
                .post("/api/v1/mqtt/subscribe");

        assertThat(answer.statusCode()).isEqualTo(422);
    }

    private static Response publish(String topic, String payload, boolean retained) {
        return Owner.asks()
                .contentType("application/json")
                .body(Map.of("topic", topic, "payload", payload, "retained", retained))
                .post("/api/v1/mqtt/publish");
    }

    private static boolean isRefused(String user, String secret) {
        try (BrokerClient client = BrokerClient.connect(user, user, secret)) {
            return false;
        } catch (IllegalStateException refused) {
            return true;
        }
    }

    private static String look(Map<String, Object> wish) {
        return Owner.asks()
                .accept("text/event-stream")
                .contentType("application/json")
                .body(wish)
                .post("/api/v1/mqtt/subscribe")
                .asString();
    }
}
