package org.hearth.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hearth.broker.Witness;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(House.class)
class EnrolmentResourceTest {
    private static final Duration AFTER_ITS_TIME = Duration.ofMinutes(15);

    @Inject
    EnrolmentSweep sweep;

    @Inject
    Rows rows;

    @Inject
    Witness witness;

    @BeforeEach
    void theBrokerIsThere() {
        witness.awaitGateway();
    }

    @Test
    void aCodeLetsItsDeviceInAndIsUsedByThat() {
        JsonPath opened = open(Map.of("name", "Κουζίνα φως", "icon", "bulb")).jsonPath();
        assertThat(opened.getString("device")).isEqualTo("koyzina-fos");
        assertThat(opened.getString("state")).isEqualTo("OPEN");
        assertThat(journal("koyzina-fos", "DEVICE_ENROLLED"))
                .as("a code is no device yet")
                .isZero();

        try (TestDevice board = new TestDevice("koyzina-fos", secret(opened), 1).start()) {
            Owner.awaits(board);
            await().until(() -> state(opened).equals("USED"));
            sweep.sweep(System.nanoTime() + AFTER_ITS_TIME.toNanos());
            assertThat(Owner.sees(board).getString("name")).isEqualTo("Κουζίνα φως");
        }
        assertThat(journal("koyzina-fos", "DEVICE_ENROLLED")).isOne();
        Owner.asks()
                .delete("/api/v1/enrolments/" + opened.getString("id"))
                .then()
                .statusCode(409)
                .body("code", equalTo("enrolment-ended"));
    }

    @Test
    void itIsToldWithThePictureAndTheRoomOfItsDevice() {
        String room = Owner.asks()
                .contentType("application/json")
                .body(Map.of("name", "Room of a picture"))
                .post("/api/v1/rooms")
                .jsonPath()
                .getString("id");

        JsonPath opened = open(Map.of("name", "With picture", "icon", "fan", "roomId", room))
                .jsonPath();
        JsonPath plain = open(Map.of("name", "Without picture")).jsonPath();

        for (JsonPath told : new JsonPath[] {opened, listed("with-picture")}) {
            assertThat(told.getString("icon")).isEqualTo("fan");
            assertThat(told.getString("roomId")).isEqualTo(room);
        }
        assertThat(plain.getString("icon")).isEqualTo("device");
        assertThat(plain.getString("roomId")).isNull();
        Owner.asks().delete("/api/v1/enrolments/" + opened.getString("id"));
        assertThat(listed("with-picture").getString("icon")).isNull();
    }

    private static JsonPath listed(String device) {
        return Owner.asks().get("/api/v1/enrolments").jsonPath().setRootPath("find { it.device == '" + device + "' }");
    }

    @Test
    void noCodeIsToldTwiceAndNoSecretIsKept() {
        JsonPath opened =
                open(Map.of("id", "board-of-a-secret", "name", "Secret")).jsonPath();

        Owner.asks()
                .get("/api/v1/enrolments")
                .then()
                .statusCode(200)
                .body("find { it.device == 'board-of-a-secret' }.code", nullValue());
        for (String written : new String[] {"enrolment", "device", "journal"})
            assertThat(rows.count(
                            "SELECT count(*) FROM " + written + " t WHERE t::text LIKE ?", "%" + secret(opened) + "%"))
                    .isZero();
    }

    @Test
    void anUnusedDeviceIsTakenAwayWithItsAccountByTheMonotonicClock() {
        JsonPath opened = open(Map.of("name", "Never comes")).jsonPath();
        long now = System.nanoTime();

        sweep.sweep(now + AFTER_ITS_TIME.minusSeconds(60).toNanos());
        assertThat(state(opened)).isEqualTo("OPEN");
        sweep.sweep(now + AFTER_ITS_TIME.toNanos());

        assertThat(state(opened)).isEqualTo("EXPIRED");
        isGone("never-comes", secret(opened));
        assertThat(journal("never-comes", "ENROLMENT_EXPIRED")).isOne();
        // Its id was never a device's, so it is free.
        open(Map.of("name", "Never comes")).then().body("device", equalTo("never-comes"));
    }

    @Test
    void anUnusedDeviceIsTakenAwayByTheDatabasesClockAfterARestart() {
        JsonPath opened = open(Map.of("name", "Forgotten")).jsonPath();
        rows.run("UPDATE enrolment SET expires_at = now() WHERE device = 'forgotten'");

        sweep.sweep(System.nanoTime());

        isGone("forgotten", secret(opened));
    }

    @Test
    void aStartThatEndedBeforeTheCodeWasToldLeavesNothing() {
        JsonPath opened = open(Map.of("name", "Half done")).jsonPath();
        rows.run("UPDATE enrolment SET issued = false WHERE device = 'half-done'");

        sweep.resume(new io.quarkus.runtime.StartupEvent());
        sweep.sweep(System.nanoTime());

        isGone("half-done", secret(opened));
    }

    @Test
    void aWithdrawnCodeIsWorthNothing() {
        JsonPath opened = open(Map.of("name", "Withdrawn")).jsonPath();

        Owner.asks()
                .delete("/api/v1/enrolments/" + opened.getString("id"))
                .then()
                .statusCode(204);

        assertThat(state(opened)).isEqualTo("WITHDRAWN");
        isGone("withdrawn", secret(opened));
    }

    @Test
    void theCodesOfADeviceEndWhenItIsRemoved() {
        JsonPath first =
                open(Map.of("id", "board-unwanted", "name", "Unwanted")).jsonPath();
        Owner.asks().delete("/api/v1/devices/board-unwanted").then().statusCode(204);
        assertThat(state(first)).isEqualTo("WITHDRAWN");
        isGone("board-unwanted", secret(first));
        assertThat(journal("board-unwanted", "ENROLMENT_WITHDRAWN")).isOne();

        JsonPath again = open(Map.of("id", "board-unwanted", "name", "Wanted", "reuseRevoked", true))
                .jsonPath();
        try (TestDevice board = new TestDevice("board-unwanted", secret(again), 1).start()) {
            Owner.awaits(board);
            await().until(() -> state(again).equals("USED"));
        }
        JsonPath replacement = reopen("board-unwanted", Map.of("reason", "REPLACE"), 201);
        Owner.asks().delete("/api/v1/devices/board-unwanted").then().statusCode(204);
        assertThat(state(replacement)).isEqualTo("WITHDRAWN");
        isGone("board-unwanted", secret(replacement));
    }

    /** Another board in its place, or the same one that has forgotten everything. */
    @ParameterizedTest
    @CsvSource({"REPLACE, board-in-place", "REJOIN, board-that-forgot"})
    void aNewCodeEndsTheOldSecretAndBeginsASecondLife(String reason, String id) {
        String old = secret(open(Map.of("id", id, "name", "Gate")).jsonPath());
        try (TestDevice first = new TestDevice(id, old, 1).start()) {
            Owner.awaits(first);
            first.measure(1, 20.5);
            await().until(() -> first.committed().contains(1L));

            JsonPath opened = reopen(id, Map.of("reason", reason), 201);

            // At once: no will of the old board is waited for.
            assertThat(Owner.sees(first).getBoolean("presence.online")).isFalse();
            assertThat(rows.count(
                            "SELECT count(*) FROM journal WHERE device = ? AND verb = 'DEVICE_OFFLINE' "
                                    + "AND detail = 'enrolled-anew' AND cause ->> 'kind' = 'PERSON'",
                            id))
                    .isOne();
            await().atMost(Duration.ofSeconds(2)).until(() -> !first.isConnected());
            assertThat(isConnectable(id, old)).isFalse();
            try (TestDevice second = new TestDevice(id, secret(opened), 1).start()) {
                Owner.awaits(second);
                await().until(() -> state(opened).equals("USED"));
                // It counts from 1 as the dead one did, and what it measures is no copy of that.
                second.measure(1, 30.5);
                await().until(() -> second.committed().contains(1L));
            }
        }
        assertThat(rows.count("SELECT count(*) FROM sample WHERE device = ?", id))
                .isEqualTo(2);
        assertThat(journal(id, "DEVICE_ENROLLED")).isOne();
        assertThat(journal(id, "ENROLMENT_USED")).isOne();
        Owner.asks().get("/api/v1/devices/" + id).then().body("name", equalTo("Gate"));
    }

    @Test
    void aCodeForADeviceThatIsThereExpiresAndTheDeviceStays() {
        try (TestDevice board = new TestDevice(
                        "board-stays",
                        secret(open(Map.of("id", "board-stays", "name", "S")).jsonPath()),
                        1)
                .start()) {
            Owner.awaits(board);
            await().until(() -> journal("board-stays", "DEVICE_ENROLLED") == 1);
            JsonPath opened = reopen("board-stays", Map.of("reason", "REJOIN"), 201);

            sweep.sweep(System.nanoTime() + AFTER_ITS_TIME.toNanos());

            assertThat(state(opened)).isEqualTo("EXPIRED");
            assertThat(isConnectable("board-stays", secret(opened))).isFalse();
            Owner.asks().get("/api/v1/devices/board-stays").then().statusCode(200);
        }
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsLeft() {
        open(Map.of("id", "board-twice", "name", "Twice")).then().statusCode(201);
        open(Map.of("id", "board-twice", "name", "Twice"))
                .then()
                .statusCode(409)
                .body("code", equalTo("id-taken"));
        reopen("board-twice", Map.of("reason", "REPLACE"), 409);
        reopen("board-twice", Map.of("reason", "REPLACE", "endsNow", false), 422);
        reopen("board-twice", Map.of(), 422);
        reopen("nobody", Map.of("reason", "REJOIN"), 404);
        Owner.asks()
                .delete("/api/v1/enrolments/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "id, gateway",
        "id, gateway.porch",
        "id, A/b",
        "name, ' '",
        "name, 'a\u0007b'",
        "icon, dragon",
        "roomId, 00000000-0000-0000-0000-000000000000"
    })
    void theRefusedFieldIsNamed(String field, String value) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", "Refused"));
        body.put(field, value);

        open(body).then().statusCode(422).body("errors[0].field", equalTo(field));

        assertThat(rows.count("SELECT count(*) FROM enrolment WHERE name = 'Refused' OR device = 'gateway'"))
                .isZero();
    }

    /** Mosquitto 2.0.11 with a limit on its memory refused everybody after the fourth. */
    @Test
    void thirtyAreEnrolledOneAfterTheOther() {
        for (int i = 0; i < 30; i++) {
            JsonPath opened = open(Map.of("id", "board-of-many-" + i, "name", "Many " + i))
                    .jsonPath();
            assertThat(isConnectable("board-of-many-" + i, secret(opened))).isTrue();
        }
    }

    @Test
    void aCodeWhoseSuccessorFailedOpensNothingEither() {
        useUp("board-between-codes");
        JsonPath former = reopen("board-between-codes", Map.of("reason", "REPLACE"), 201);

        House.broker().stop();
        reopen("board-between-codes", Map.of("reason", "REPLACE"), 503);
        House.broker().start();
        witness.awaitGateway();
        sweep.sweep(System.nanoTime());

        assertThat(state(former)).isEqualTo("WITHDRAWN");
        assertThat(isConnectable("board-between-codes", secret(former))).isFalse();
    }

    @Test
    void whatAnEarlierCodeLeftToBeDoneSparesTheNewSecret() {
        useUp("board-with-leftovers");
        reopen("board-with-leftovers", Map.of("reason", "REPLACE"), 201);
        // As if the broker had been away when it ended.
        rows.run("UPDATE enrolment SET state = 'WITHDRAWN', ended_at = now(), cleaned = false "
                + "WHERE device = 'board-with-leftovers' AND state = 'OPEN'");
        JsonPath newest = reopen("board-with-leftovers", Map.of("reason", "REPLACE"), 201);

        sweep.sweep(System.nanoTime());

        assertThat(isConnectable("board-with-leftovers", secret(newest))).isTrue();
    }

    private void useUp(String id) {
        JsonPath opened = open(Map.of("id", id, "name", "Used")).jsonPath();
        try (TestDevice board = new TestDevice(id, secret(opened), 1).start()) {
            Owner.awaits(board);
            await().until(() -> state(opened).equals("USED"));
        }
    }

    private static Response open(Map<String, ?> body) {
        return Owner.asks().contentType("application/json").body(body).post("/api/v1/enrolments");
    }

    private static JsonPath reopen(String device, Map<String, ?> body, int status) {
        Response answer = Owner.asks()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/devices/" + device + "/enrolment");
        answer.then().statusCode(status);
        return answer.jsonPath();
    }

    private void isGone(String device, String secret) {
        Owner.asks().get("/api/v1/devices/" + device).then().statusCode(404);
        assertThat(isConnectable(device, secret)).isFalse();
        assertThat(rows.count("SELECT count(*) FROM device WHERE id = ?", device))
                .isZero();
    }

    private static boolean isConnectable(String user, String secret) {
        try (BrokerClient client = BrokerClient.connect("x", user, secret)) {
            return client.isConnected();
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    private static String state(JsonPath opened) {
        return Owner.asks()
                .get("/api/v1/enrolments")
                .jsonPath()
                .getString("find { it.id == '" + opened.getString("id") + "' }.state");
    }

    static String secret(JsonPath opened) {
        String body = opened.getString("code").split(":")[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8))
                .getString("secret");
    }

    private long journal(String device, String verb) {
        return rows.count("SELECT count(*) FROM journal WHERE device = ? AND verb = ?", device, verb);
    }
}
