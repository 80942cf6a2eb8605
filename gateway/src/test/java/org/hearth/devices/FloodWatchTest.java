package org.hearth.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

/** With the limit that houses have. */
@QuarkusTest
@QuarkusTestResource(House.class)
@TestProfile(FloodWatchTest.AsInHouses.class)
class FloodWatchTest {
    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Test
    void aBoardThatFloodsIsDisabledAndNamed() {
        try (TestDevice calm = boards.newBoard().start();
                TestDevice noisy = boards.newBoard().start()) {
            Owner.awaits(calm);
            Owner.awaits(noisy);

            flood(noisy);

            await().atMost(Duration.ofSeconds(2)).until(() -> !noisy.isConnected());
            await().until(() -> journal(noisy) == 1);
            assertThat(rows.text("SELECT standing_reason FROM device WHERE id = ?", noisy.id()))
                    .isEqualTo("FLOOD");
            assertThat(calm.isConnected()).isTrue();
            Owner.asks()
                    .post("/api/v1/devices/" + noisy.id() + "/enable")
                    .then()
                    .statusCode(200);
        }
    }

    /** It may be thrown out between a look at the connection and the message: then the client has nothing to write to. */
    private static void flood(TestDevice noisy) {
        try {
            for (int i = 0; i < 500 && noisy.isConnected(); i++) noisy.heartbeat();
        } catch (NullPointerException thrownOut) {
            if (noisy.isConnected()) throw thrownOut;
        }
    }

    @Test
    void aBacklogIsTakenInAndItsBoardStays() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            for (int seq = 1; seq <= 2_000; seq++) board.publish("telemetry/sensors", false, past(seq, 2_001L - seq));

            await().until(() -> board.committed().size() == 2_000);
            assertThat(board.isConnected()).isTrue();
            assertThat(journal(board)).isZero();
        }
    }

    /** Each reading is a run of its own then, and is confirmed by a message of its own. */
    @Test
    void whatTheGatewayConfirmsIsNotHeldAgainstTheBoard() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            for (int seq = 1; seq <= 2_000; seq += 2)
                board.publish("telemetry/sensors", false, past(seq, 2_001L - seq));

            await().until(() -> board.committed().size() == 1_000 || !board.isConnected());
            assertThat(board.isConnected()).isTrue();
            assertThat(journal(board)).isZero();
        }
    }

    @Test
    void longMessagesThatCallThemselvesOldAreAFlood() {
        try (TestDevice noisy = boards.newBoard().start()) {
            Owner.awaits(noisy);
            String rest = ",\"p\":\"" + "x".repeat(60_000) + "\"}";

            for (int i = 1; i <= 300; i++) noisy.publishRaw("telemetry/sensors", false, "{\"age_s\":" + i * 10 + rest);

            await().until(() -> !noisy.isConnected());
            await().until(() -> journal(noisy) == 1);
        }
    }

    private static JsonObject past(int seq, long age) {
        return new JsonObject()
                .put("v", 1)
                .put("boot", 1)
                .put("seq", seq)
                .put("age_s", age)
                .put("m", new JsonObject().put("temperature", 20.5));
    }

    private long journal(TestDevice board) {
        return rows.count("SELECT count(*) FROM journal WHERE device = ? AND verb = 'DEVICE_DISABLED'", board.id());
    }

    public static class AsInHouses implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hearth.devices.flood-per-second", "10");
        }
    }
}
