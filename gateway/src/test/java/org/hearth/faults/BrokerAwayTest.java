package org.hearth.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class BrokerAwayTest {
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    @Inject
    Boards boards;

    @Inject
    @Readiness
    Instance<HealthCheck> checks;

    @AfterEach
    void brokerStandsAgain() {
        House.broker().standsAgain();
    }

    @Test
    void nothingIsSentBehindOurBackAndEverythingWorksAgainByItself() {
        String id = "board-of-a-broken-broker";
        String secret = boards.secret(id);
        TestDevice before = new TestDevice(id, secret, 1).start();
        Owner.awaits(before);
        before.measure(1, 20.5);
        await().until(() -> before.committed().contains(1L));

        House.broker().kill();
        await().until(() -> !before.isConnected());
        Response accepted = Owner.orders(before, true);
        accepted.then().statusCode(202);
        String lost = accepted.path("id");
        await().atMost(Duration.ofSeconds(6)).until(() -> state(lost).startsWith("EXPIRED"));

        House.broker().start();
        try (TestDevice after = new TestDevice(id, secret, 1).start()) {
            String works = await().atMost(BACK_WITHIN)
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> ordered(after),
                            command -> !command.isEmpty() && state(command).equals("ACKNOWLEDGED"));
            after.measure(2, 21.5);

            await().until(() -> after.committed().contains(2L));
            assertThat(works).isNotEqualTo(lost);
            assertThat(state(lost)).isEqualTo("EXPIRED_UNSENT");
            assertThat(after.received("commands/control"))
                    .extracting(command -> command.getString("id"))
                    .doesNotContain(lost);
        }
    }

    /** The gateway may notice only while it answers; who asks is who asked. */
    @RepeatedTest(5)
    void whoeverTapsInTheMomentInWhichTheBrokerGoesIsAnswered() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            House.broker().kill();
            await().until(() -> !board.isConnected());

            assertThat(Owner.orders(board, true).statusCode()).isEqualTo(202);
        } finally {
            House.broker().standsAgain();
            await().atMost(BACK_WITHIN).until(this::brokerIsThere);
        }
    }

    /** What the broker had kept is gone with it; a device that holds the newest settings asks for nothing, so only we can tell. */
    @Test
    void settingsAreToldAgainWhenTheBrokerIsBack() {
        String id = "board-with-settings";
        String secret = boards.secret(id);
        TestDevice before = new TestDevice(id, secret, 1).start();
        Owner.awaits(before);
        Owner.asks()
                .contentType("application/json")
                .body("{\"revision\": 0, \"settings\": {\"sendSeconds\": 30, \"capabilities\": {}}}")
                .put("/api/v1/devices/" + id + "/settings")
                .then()
                .statusCode(202);
        // Once or twice: the gateway tells everybody again when it hears that the broker of the test before is back.
        await().until(() -> !before.received("config/desired").isEmpty());

        House.broker().kill();
        await().until(() -> !before.isConnected());
        await().atMost(BACK_WITHIN).until(() -> !brokerIsThere());
        House.broker().start();

        JsonObject newest = new JsonObject().put("v", 1).put("rev", 1).put("send_s", 30);
        try (TestDevice after = new TestDevice(id, secret, 2).holds(newest).start()) {
            await().atMost(BACK_WITHIN)
                    .until(() -> !after.received("config/desired").isEmpty());
            assertThat(after.received("config/desired").getFirst().getInteger("send_s"))
                    .isEqualTo(30);
        }
    }

    private boolean brokerIsThere() {
        return checks.stream()
                .map(HealthCheck::call)
                .filter(answer -> answer.getName().equals("broker"))
                .allMatch(answer -> answer.getStatus() == HealthCheckResponse.Status.UP);
    }

    private static String state(String command) {
        return Owner.seesCommand(command).getString("state");
    }

    private static String ordered(TestDevice board) {
        Response answer = Owner.orders(board, true);
        if (answer.statusCode() != 202) return "";
        String id = answer.path("id");
        await().atMost(Duration.ofSeconds(4))
                .until(() -> !state(id).equals("SENT") && !state(id).equals("QUEUED"));
        return id;
    }
}
