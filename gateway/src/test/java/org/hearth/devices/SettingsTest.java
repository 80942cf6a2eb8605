package org.hearth.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hearth.broker.Arrival;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class SettingsTest {
    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Inject
    Twins twins;

    @Inject
    Kept kept;

    @Inject
    SettingsListener listener;

    @Test
    void whatIsWishedIsTakenAndShown() {
        try (TestDevice board = twoRelays().start()) {
            Owner.awaits(board);
            assertThat(sees(board).getBoolean("inSync")).isTrue();

            Response answer = wish(board, 0, """
                    {"sendSeconds": 30, "capabilities": {"relay1":
                      {"maxOnSeconds": 600, "minOffSeconds": 30, "interlock": "relay2", "atBoot": "LAST", "onLost": "OFF"}}}""");

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.<Integer>path("desired.revision")).isOne();
            await().until(() -> sees(board).getBoolean("inSync"));
            assertThat(sees(board).getList("delta")).isEmpty();
            assertThat(sees(board).getString("reported.settings.capabilities.relay1.atBoot"))
                    .isEqualTo("LAST");
            assertThat(sees(board).getBoolean("reported.live")).isTrue();
            assertThat(Owner.sees(board).getInt("settings.reportedRevision")).isOne();
            assertThat(Owner.sees(board).getBoolean("settings.inSync")).isTrue();
            assertThat(journal(board, "SETTINGS_WISHED", "cause ->> 'kind' = 'PERSON'"))
                    .isOne();
            assertThat(journal(board, "SETTINGS_TAKEN", "detail = 'revision 1'"))
                    .isOne();
        }
    }

    @Test
    void aWishFromAnOldPageIsRefusedAndChangesNothing() {
        try (TestDevice board = twoRelays().start()) {
            Owner.awaits(board);
            wish(board, 0, "{\"sendSeconds\": 30, \"capabilities\": {}}").then().statusCode(202);

            Response late = wish(board, 0, "{\"sendSeconds\": 40, \"capabilities\": {}}");

            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.<String>path("code")).isEqualTo("stale-revision");
            assertThat(sees(board).getInt("desired.settings.sendSeconds")).isEqualTo(30);
            assertThat(journal(board, "SETTINGS_WISHED", "true")).isOne();
        }
    }

    @Test
    void whatADeviceCanNeverTakeIsRefusedFieldByField() {
        JsonObject limited = TestDevice.relay("relay1").put("max_on_s", 3_600);
        JsonObject light = new JsonObject().put("id", "light").put("t", "level");
        JsonObject warmth = new JsonObject().put("id", "warmth").put("t", "number");
        try (TestDevice board = boards.newBoard()
                .made(limited, TestDevice.relay("relay2"), light, warmth)
                .start()) {
            Owner.awaits(board);

            Response answer = wish(board, 0, """
                    {"sendSeconds": 0, "capabilities": {
                      "relay1": {"maxOnSeconds": 3601, "minOffSeconds": 86401, "interlock": "relay1"},
                      "relay2": {"interlock": "light"},
                      "light": {"minOffSeconds": 3, "interlock": "relay1"},
                      "warmth": {"maxOnSeconds": 3}, "none": {"atBoot": "ON"}}}""");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.jsonPath().<String>getList("errors.field"))
                    .containsExactly(
                            "settings.sendSeconds",
                            "settings.capabilities.light.minOffSeconds",
                            "settings.capabilities.light.interlock",
                            "settings.capabilities.none",
                            "settings.capabilities.relay1.maxOnSeconds",
                            "settings.capabilities.relay1.minOffSeconds",
                            "settings.capabilities.relay1.interlock",
                            "settings.capabilities.relay2.interlock",
                            "settings.capabilities.warmth");
            assertThat(sees(board).getInt("desired.revision")).isZero();
            assertThat(board.received("config/desired")).isEmpty();
        }
    }

    @Test
    void moreThanADeviceCanReadIsRefused() {
        JsonObject[] parts = new JsonObject[8];
        StringBuilder limits = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = TestDevice.relay("relay-with-a-long-name" + i);
            limits.append(i == 0 ? "" : ",").append("""
                    "relay-with-a-long-name%d": {"maxOnSeconds": 604800, "minOffSeconds": 86400, "atBoot": "LAST", "onLost": "KEEP"}""".formatted(i));
        }
        try (TestDevice board = boards.newBoard().made(parts).start()) {
            await().until(() -> Owner.sees(board).getList("capabilities").size() == parts.length);

            Response answer = wish(board, 0, "{\"capabilities\": {" + limits + "}}");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.jsonPath().<String>getList("errors.field")).containsExactly("settings");
        }
    }

    @Test
    void aRefusalOfTheDeviceIsShownAndTheDeltaNamesWhatDiffers() {
        try (TestDevice board = twoRelays().start()) {
            Owner.awaits(board);
            board.onDesired(desired -> board.settings(new JsonObject()
                    .put("v", 1)
                    .put("rev", 0)
                    .put("refused_rev", desired.getLong("rev"))
                    .put("err", "bad_value")
                    .put("field", "caps.relay1.max_on_s")));

            wish(board, 0, "{\"capabilities\": {\"relay1\": {\"maxOnSeconds\": 600}}}")
                    .then()
                    .statusCode(202);

            await().until(() -> sees(board).getString("refused.code") != null);
            assertThat(sees(board).getString("refused.code")).isEqualTo("bad_value");
            assertThat(sees(board).getString("refused.field")).isEqualTo("capabilities.relay1.maxOnSeconds");
            assertThat(sees(board).getList("delta")).containsExactly("capabilities.relay1.maxOnSeconds");
            assertThat(Owner.sees(board).getString("settings.refused")).isEqualTo("bad_value");
            assertThat(journal(board, "SETTINGS_REFUSED", "detail LIKE 'revision 1: bad_value %'"))
                    .isOne();

            board.onDesired(board::take);
            wish(board, 1, "{\"capabilities\": {\"relay1\": {\"maxOnSeconds\": 60}}}")
                    .then()
                    .statusCode(202);

            await().until(() -> sees(board).getBoolean("inSync"));
            assertThat(sees(board).getString("refused")).isNull();
        }
    }

    /** A new board under the old name knows nothing of it: it is told by the broker, and once by us in case the broker forgot. */
    @Test
    void aBoardThatLostItsSettingsIsToldAgainButNotForEver() {
        String id = "board-that-is-replaced";
        String secret = boards.secret(id);
        try (TestDevice before = new TestDevice(id, secret, 1).start()) {
            Owner.awaits(before);
            wish(before, 0, "{\"sendSeconds\": 30, \"capabilities\": {}}")
                    .then()
                    .statusCode(202);
            await().until(() -> sees(before).getBoolean("inSync"));
        }

        JsonObject nothing = new JsonObject().put("v", 1).put("rev", 0);
        try (TestDevice after =
                new TestDevice(id, secret, 2).onDesired(desired -> {}).start()) {
            await().until(() -> after.received("config/desired").size() == 2);
            assertThat(after.received("config/desired"))
                    .extracting(desired -> desired.getLong("rev"))
                    .containsOnly(1L);
            assertThat(sees(after).getBoolean("inSync")).isFalse();

            after.settings(nothing);
            after.settings(nothing);
            after.state(true, "local");
            await().until(() -> Owner.sees(after).getBoolean("capabilities.find { it.id == 'relay1' }.reported.value"));
            after.onDesired(after::take);
            wish(after, 1, "{\"sendSeconds\": 40, \"capabilities\": {}}").then().statusCode(202);

            await().until(() -> sees(after).getBoolean("inSync"));
            assertThat(after.received("config/desired"))
                    .extracting(desired -> desired.getLong("rev"))
                    .containsExactly(1L, 1L, 2L);
        }
    }

    /** It holds more than was ever wished here: the next wish is above that, or the device would call it stale. */
    @Test
    void aWishIsAboveWhatTheDeviceHolds() {
        JsonObject later = new JsonObject().put("v", 1).put("rev", 8).put("send_s", 5);
        try (TestDevice board = boards.newBoard().holds(later).start()) {
            Owner.awaits(board);
            await().until(() -> sees(board).getString("reported") != null);

            wish(board, 0, "{\"sendSeconds\": 30, \"capabilities\": {}}").then().statusCode(202);

            await().until(() -> sees(board).getBoolean("inSync"));
            assertThat(sees(board).getInt("desired.revision")).isEqualTo(9);
        }
    }

    @Test
    void whatTheBrokerKeptCountsAndIsToldAsMaybeOld() throws ContractViolation {
        try (TestDevice board = twoRelays().start()) {
            Owner.awaits(board);
            await().until(() -> sees(board).getString("reported") != null);

            twins.told(board.id(), report("{\"v\":1,\"rev\":3,\"send_s\":10}"), Instant.now(), false);

            assertThat(sees(board).getInt("reported.revision")).isEqualTo(3);
            assertThat(sees(board).getBoolean("reported.live")).isFalse();
        }
    }

    @Test
    void aSecretThatADeviceKeepsIsToldToWhoeverWaitsForIt() {
        try (TestDevice board = twoRelays().start()) {
            Owner.awaits(board);

            board.settings(new JsonObject().put("v", 1).put("rev", 0).put("secret_rev", 3));

            await().until(() -> kept.secrets.contains(new SecretKept(board.id(), 3)));
        }
    }

    /** It may be of before the secret was changed; the device says it again on each connection. */
    @Test
    void aSecretInSettingsThatTheBrokerHadKeptIsToldToNobody() throws ContractViolation {
        try (TestDevice board = boards.newBoard()) {
            listener.handle(said(board, 4, true));
            listener.handle(said(board, 5, false));

            assertThat(kept.secrets)
                    .contains(new SecretKept(board.id(), 5))
                    .doesNotContain(new SecretKept(board.id(), 4));
        }
    }

    private static Arrival said(TestDevice board, long secret, boolean retained) {
        byte[] payload = ("{\"v\":1,\"rev\":0,\"secret_rev\":" + secret + "}").getBytes(StandardCharsets.UTF_8);
        return new Arrival(board.id(), "status/settings", payload, retained, Instant.now(), System.nanoTime());
    }

    @Test
    void aDocumentIsWrittenAsTheContractSays() throws ContractViolation {
        String golden = "{\"v\":1,\"rev\":8,\"send_s\":60,\"caps\":{\"relay1\":{\"max_on_s\":3600,\"min_off_s\":30,"
                + "\"lock\":\"relay2\",\"at_boot\":\"last\",\"on_lost\":\"off\"}}}";

        SettingsReport read = report(golden);

        assertThat(read.settings().payload(read.revision()).toString()).isEqualTo(golden);
    }

    @Test
    void aStrangeDeviceIsNotFound() {
        assertThat(Owner.asks().get("/api/v1/devices/no-such-device/settings").statusCode())
                .isEqualTo(404);
    }

    private TestDevice twoRelays() {
        return boards.newBoard().made(TestDevice.relay("relay1"), TestDevice.relay("relay2"));
    }

    private static SettingsReport report(String payload) throws ContractViolation {
        return SettingsReport.of(Payload.read(payload.getBytes(StandardCharsets.UTF_8), 1_024));
    }

    private static Response wish(TestDevice board, long from, String settings) {
        return Owner.asks()
                .contentType("application/json")
                .body("{\"revision\": " + from + ", \"settings\": " + settings + "}")
                .put("/api/v1/devices/" + board.id() + "/settings");
    }

    private static JsonPath sees(TestDevice board) {
        return Owner.asks().get("/api/v1/devices/" + board.id() + "/settings").jsonPath();
    }

    private long journal(TestDevice board, String verb, String also) {
        return rows.count("SELECT count(*) FROM journal WHERE device = ? AND verb = ? AND " + also, board.id(), verb);
    }

    /** Somebody who waits for secrets. */
    @Singleton
    static class Kept {
        final List<SecretKept> secrets = new CopyOnWriteArrayList<>();

        void kept(@Observes SecretKept secret) {
            secrets.add(secret);
        }
    }
}
