package org.hearth.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hearth.broker.Witness;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.PorchProcess;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Strangers at the real porch: what they can say, and what they cannot do. */
@QuarkusTest
@QuarkusTestResource(House.class)
class PorchTest {
    private static final String KNOCK = "{\"v\":1,\"model\":\"esp8266-relay2\",\"hw\":\"esp8266\",\"fw\":\"1.0.0\"}";

    private static @Nullable PorchProcess porch;

    private static int port() {
        return Objects.requireNonNull(porch).port();
    }

    @Inject
    Witness witness;

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Inject
    Strangers strangers;

    @BeforeEach
    void thePorchIsOpen() {
        witness.awaitGateway();
        if (porch == null) porch = House.openPorch();
        rows.run("DELETE FROM stranger");
    }

    @AfterAll
    static void close() {
        if (porch != null) porch.close();
        porch = null;
    }

    @Test
    void aStrangerAsksWaitsAndIsApproved() {
        try (BrokerClient stranger = BrokerClient.connectToPorch("anything", port())) {
            stranger.subscribe("discovery/response/new-lamp");
            await().pollInterval(Duration.ofMillis(2_100))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        stranger.publish("discovery/register/new-lamp", false, KNOCK);
                        return !answers(stranger).isEmpty();
                    });
            assertThat(answers(stranger).getFirst()).contains("\"res\":\"wait\"");
            Owner.asks()
                    .get("/api/v1/strangers")
                    .then()
                    .body("[0].id", equalTo("new-lamp"))
                    .body("[0].model", equalTo("esp8266-relay2"))
                    .body("[0].state", equalTo("WAITING"));
            assertThat(rows.count("SELECT count(*) FROM journal WHERE device = 'new-lamp' AND verb = 'STRANGER_ASKED'"))
                    .isOne();

            JsonPath opened = approve("new-lamp");

            await().until(() -> answers(stranger).getLast().contains("\"res\":\"approved\""));
            assertThat(stranger.delivered())
                    .extracting(BrokerClient.Delivery::payload)
                    .noneMatch(payload -> payload.contains("secret") || payload.contains("HEARTH1"));
            try (TestDevice board = new TestDevice("new-lamp", EnrolmentResourceTest.secret(opened), 1).start()) {
                Owner.awaits(board);
            }
            await().until(() -> rows.count("SELECT count(*) FROM stranger") == 0);
        }
    }

    @Test
    void aRefusedOneIsToldSo() {
        rows.run("INSERT INTO stranger (id, model, hardware, firmware) VALUES ('beggar', 'm', 'h', 'f')");
        Owner.asks().delete("/api/v1/strangers/beggar").then().statusCode(204);
        try (BrokerClient stranger = BrokerClient.connectToPorch("anything", port())) {
            stranger.subscribe("discovery/response/beggar");
            await().pollInterval(Duration.ofMillis(2_100))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        stranger.publish("discovery/register/beggar", false, KNOCK);
                        return !answers(stranger).isEmpty();
                    });
            assertThat(answers(stranger).getFirst()).contains("\"res\":\"refused\"");
        }
    }

    @Test
    void nothingButAKnockPassesThePorch() {
        try (TestDevice victim = boards.newBoard().start();
                BrokerClient heard = witness.connect();
                BrokerClient rogue = BrokerClient.connectToPorch("rogue", port())) {
            Owner.awaits(victim);
            for (String filter : List.of("#", "+/#", "hearth/#", "$SYS/#", "$CONTROL/#", "$share/all/#"))
                rogue.subscribe(filter);
            for (String topic : List.of(
                    "hearth/devices/" + victim.id() + "/commands/control",
                    "hearth/devices/" + victim.id() + "/status/state",
                    "discovery/response/" + victim.id(),
                    "discovery/register/a/b",
                    "$CONTROL/dynamic-security/v1",
                    "elsewhere")) rogue.publish(topic, false, "{\"forged\":true}");
            rogue.publish("discovery/register/too-long", false, "{\"forged\":\"" + "x".repeat(600) + "\"}");
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        rogue.publish("discovery/register/last-word", false, "{\"last\":true}");
                        return heard.delivered().stream()
                                .anyMatch(delivery -> delivery.payload().contains("last"));
                    });

            assertThat(heard.delivered())
                    .extracting(BrokerClient.Delivery::payload)
                    .noneMatch(payload -> payload.contains("forged"));
            assertThat(rogue.delivered())
                    .extracting(BrokerClient.Delivery::topic)
                    .allMatch(topic -> topic.startsWith("discovery/response/"));
        }
    }

    /** Client ids are one table in a process: at the home's own broker each of these would push somebody off. */
    @Test
    void whateverClientIdAStrangerTakesNobodyIsPushedOff() {
        try (TestDevice victim = boards.newBoard().start()) {
            Owner.awaits(victim);
            for (String name :
                    List.of(victim.id(), "gateway", "gateway.porch", "gateway.watch", "porch", "local.gateway.porch"))
                BrokerClient.connectToPorch(name, port()).close();

            Owner.orders(victim, true).then().statusCode(202);
            await().until(() -> !victim.received("commands/control").isEmpty());
            assertThat(victim.isConnected()).isTrue();
            try (BrokerClient stranger = BrokerClient.connectToPorch("x", port())) {
                await().pollInterval(Duration.ofMillis(2_100))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> {
                            stranger.publish("discovery/register/still-heard", false, KNOCK);
                            return rows.count("SELECT count(*) FROM stranger WHERE id = 'still-heard'") == 1;
                        });
            }
        }
    }

    @Test
    void noMoreThanThirtyTwoAreKept() {
        for (int i = 0; i < 32; i++)
            rows.run("INSERT INTO stranger (id, model, hardware, firmware) VALUES (?, 'm', 'h', 'f')", "crowd-" + i);
        try (BrokerClient heard = witness.connect();
                BrokerClient stranger = BrokerClient.connectToPorch("x", port())) {
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        stranger.publish("discovery/register/one-too-many", false, KNOCK);
                        return heard.delivered().stream()
                                .anyMatch(delivery -> delivery.topic().endsWith("one-too-many"));
                    });
            stranger.subscribe("discovery/response/crowd-1");
            await().pollInterval(Duration.ofMillis(2_100))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        stranger.publish("discovery/register/crowd-1", false, KNOCK);
                        return !answers(stranger).isEmpty();
                    });
        }
        assertThat(rows.count("SELECT count(*) FROM stranger")).isEqualTo(32);
    }

    @Test
    void whoWasRefusedTakesNoPlaceOfThoseWhoWait() {
        for (int i = 0; i < 32; i++)
            rows.run(
                    "INSERT INTO stranger (id, model, hardware, firmware, state) VALUES (?, 'm', 'h', 'f', 'REFUSED')",
                    "refused-" + i);

        strangers.asked("comes-after-them", "m", "h", "f");

        assertThat(rows.count("SELECT count(*) FROM stranger WHERE id = 'comes-after-them'"))
                .isOne();
    }

    @Test
    void ofThoseWhoWereAnsweredTheOldestIsForgotten() {
        rows.run("INSERT INTO stranger (id, model, hardware, firmware, state, last_at) "
                + "SELECT 'answered-' || n, 'm', 'h', 'f', 'REFUSED', now() - n * interval '1 second' "
                + "FROM generate_series(1, 256) AS n");
        rows.run("INSERT INTO stranger (id, model, hardware, firmware) VALUES ('newest', 'm', 'h', 'f')");

        Owner.asks().delete("/api/v1/strangers/newest").then().statusCode(204);

        assertThat(rows.count("SELECT count(*) FROM stranger")).isEqualTo(256);
        assertThat(rows.count("SELECT count(*) FROM stranger WHERE id IN ('newest', 'answered-1')"))
                .isEqualTo(2);
    }

    @Test
    void anApprovalThatWasNotWrittenLeavesNoCodeThatNobodyHas() {
        rows.run("INSERT INTO stranger (id, model, hardware, firmware) VALUES ('ill-fated', 'm', 'h', 'f')");
        rows.run("ALTER TABLE stranger ADD CONSTRAINT unlucky CHECK (id <> 'ill-fated' OR state = 'WAITING')");
        try {
            Owner.asks()
                    .contentType("application/json")
                    .body(Map.of("name", "Lamp"))
                    .post("/api/v1/strangers/ill-fated/approval")
                    .then()
                    .statusCode(500);
        } finally {
            rows.run("ALTER TABLE stranger DROP CONSTRAINT unlucky");
        }

        approve("ill-fated");
    }

    private static JsonPath approve(String id) {
        return Owner.asks()
                .contentType("application/json")
                .body(Map.of("name", "Lamp"))
                .post("/api/v1/strangers/" + id + "/approval")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static List<String> answers(BrokerClient stranger) {
        return stranger.delivered().stream().map(BrokerClient.Delivery::payload).toList();
    }
}
