package org.hearth.broker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.hearth.enrolment.Boards;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.OlderBoard;
import org.hearth.house.Rows;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class RetainedWatchTest {
    @Inject
    Boards boards;

    @Inject
    Witness witness;

    @Inject
    RetainedWatch watch;

    @Inject
    Rows rows;

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    /** Planted while the gateway is connected, when a subscription that it had already would be shown a message like any other. */
    @Test
    void aCommandThatWasLeftWithTheBrokerIsErasedAndTold() {
        boards.secret("board-with-a-trap");
        witness.awaitGateway();
        long before = watch.erased();
        witness.plant("hearth/devices/board-with-a-trap/commands/control", "{\"v\":1,\"op\":\"set\"}");

        witness.look();

        await().until(() -> rows.count(
                        "SELECT count(*) FROM journal WHERE device = 'board-with-a-trap' AND verb = 'RETAINED_COMMAND_ERASED'")
                >= 1);
        await().until(() -> watch.erased() > before);
        try (BrokerClient heard = witness.connect()) {
            assertThat(heard.delivered())
                    .extracting(BrokerClient.Delivery::topic)
                    .doesNotContain("hearth/devices/board-with-a-trap/commands/control");
        }
    }

    @Test
    void aConnectionThatWasGivenUpDoesNotComeUpLater() {
        witness.awaitGateway();
        long before = connections();
        House.broker().freeze();
        try {
            assertThatThrownBy(watch::connect).isInstanceOf(IllegalStateException.class);
        } finally {
            House.broker().thaw();
        }

        // It answers again, so it has seen what came while it stood still.
        witness.connect().close();
        witness.connect().close();

        assertThat(connections()).isEqualTo(before);
    }

    private static long connections() {
        return House.broker().log().stream()
                .filter(line -> line.contains("New client connected") && line.contains(" as gateway.watch "))
                .count();
    }

    @Test
    void healthTellsHowManyWereFoundAndErased() {
        boards.secret("board-with-a-counted-trap");
        witness.awaitGateway();
        long found = healthTells("retainedCommandsFound");
        long erased = healthTells("retainedCommandsErased");
        witness.plant("hearth/devices/board-with-a-counted-trap/commands/control", "{\"v\":1,\"op\":\"set\"}");

        witness.look();

        await().untilAsserted(() -> {
            assertThat(healthTells("retainedCommandsFound")).isGreaterThan(found);
            assertThat(healthTells("retainedCommandsErased")).isGreaterThan(erased);
        });
    }

    private long healthTells(String what) {
        return given().get("http://127.0.0.1:" + management.getPort() + "/q/health")
                .jsonPath()
                .getLong("checks.find { it.name == 'broker' }.data." + what);
    }

    @Test
    void oneThatWasLeftForAnOlderDeviceIsErasedToo() {
        String id = "older-gate-with-a-trap";
        boards.secret(id);
        OlderBoard.adapter(id, "GATES", Map.of("id", "gate", "topic", "trap", "operation", "SET"), 200);
        witness.awaitGateway();
        witness.plant("gates/trap/control", "turn_on");

        await().untilAsserted(() -> {
            witness.look();
            assertThat(rows.count(
                            "SELECT count(*) FROM journal WHERE device = ? AND verb = 'RETAINED_COMMAND_ERASED'", id))
                    .isPositive();
        });
        try (BrokerClient heard = witness.connect()) {
            assertThat(heard.delivered())
                    .extracting(BrokerClient.Delivery::topic)
                    .doesNotContain("gates/trap/control");
        }
    }
}
