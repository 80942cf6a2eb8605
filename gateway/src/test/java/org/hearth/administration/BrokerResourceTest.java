package org.hearth.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hearth.broker.AccountsAtHand;
import org.hearth.broker.TopicWatch;
import org.hearth.broker.Witness;
import org.hearth.enrolment.Boards;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.hearth.identity.Caller;
import org.hearth.identity.Role;
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

    @Inject
    Summaries summaries;

    @Inject
    Witness witness;

    @Inject
    Watches watches;

    @Inject
    Event<AccountsAtHand> atHand;

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
        "commands/firmware, false, topic",
        "config/desired, true, topic",
        "config/pins, false, topic",
        "config/schedule, true, topic",
        "telemetry/committed, false, topic",
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
    void aToolStaysWhenTheAccountsAreLookedOver() {
        JsonPath made = Owner.asks()
                .contentType("application/json")
                .body(Map.of("name", "grafana", "filters", List.of("hearth/devices/#")))
                .post("/api/v1/mqtt/accounts")
                .jsonPath();

        atHand.fire(new AccountsAtHand());

        assertThat(isRefused(made.getString("userName"), made.getString("secret")))
                .isFalse();
        assertThat(Owner.asks().delete("/api/v1/mqtt/accounts/grafana").statusCode())
                .isEqualTo(204);
    }

    @Test
    void whatCouldNotBePublishedIsNotToldAsPublished() {
        String topic = "hearth/devices/" + board.id() + "/commands/report";
        House.broker().stop();
        try {
            assertThat(publish(topic, "{\"v\":1}", false).statusCode()).isEqualTo(503);
        } finally {
            House.broker().start();
        }

        assertThat(rows.count("SELECT count(*) FROM journal WHERE detail = ?", topic + ": not published"))
                .isOne();
    }

    @Test
    void aFaultIsNotTakenForADatabaseThatIsAway() {
        rows.run("ALTER TABLE device_group RENAME TO device_group_away");
        try (BrokerClient heard = witness.connect()) {
            summaries.tell();

            await().atMost(SOON)
                    .until(() -> heard.delivered().stream()
                            .anyMatch(seen -> seen.topic().equals("system/health")
                                    && seen.payload().contains("\"database\":true")));
        } finally {
            rows.run("ALTER TABLE device_group_away RENAME TO device_group");
        }
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
    void aLookThatCouldNotBeWrittenTakesNoPlace() {
        rows.run("ALTER TABLE journal ADD CONSTRAINT unlucky CHECK (detail IS DISTINCT FROM 'hearth/unlucky')");
        try {
            for (int i = 0; i < 4; i++)
                assertThat(look("hearth/unlucky", 1).statusCode()).isEqualTo(500);
        } finally {
            rows.run("ALTER TABLE journal DROP CONSTRAINT unlucky");
        }

        assertThat(look("hearth/lucky", 1).statusCode()).isEqualTo(200);
    }

    @Test
    void fourLookAtOnceAndTheFifthIsToldSo() throws InterruptedException {
        // The fifth may come before the last of them; then that one tries again.
        Runnable together = () -> {
            while (look("hearth/together", 5).statusCode() == 503) Thread.onSpinWait();
        };
        List<Thread> four = Stream.generate(() -> Thread.startVirtualThread(together))
                .limit(4)
                .toList();

        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            Response fifth = look("hearth/alone", 1);
            assertThat(fifth.statusCode()).isEqualTo(503);
            assertThat(fifth.<String>path("code")).isEqualTo("too-many-watches");
            assertThat(fifth.header("Retry-After")).isNotBlank();
        });

        for (Thread one : four) one.join();
        await().atMost(SOON).until(() -> look("hearth/alone", 1).statusCode() == 200);
    }

    private static Response look(String filter, int seconds) {
        return Owner.asks()
                .accept("text/event-stream, application/problem+json")
                .contentType("application/json")
                .body(Map.of("filter", filter, "seconds", seconds))
                .post("/api/v1/mqtt/subscribe");
    }

    @Test
    void aLookOfWhoseSessionEndedOnTheWayInEndsAtOnce() {
        Caller gone = new Caller(Owner.caller().accountId(), Owner.NAME, Role.OWNER, UUID.randomUUID());

        CompletableFuture<List<TopicWatch.Seen>> seen = watches.open("#", Duration.ofSeconds(60), 1_000, gone)
                .collect()
                .asList()
                .subscribeAsCompletionStage();

        assertThat(seen).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void theBrokersOwnControlIsNotForLooking() {
        assertThat(look("$CONTROL/#", 1).statusCode()).isEqualTo(422);
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
