package org.hearth.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.hearth.broker.Broker;
import org.hearth.broker.BrokerAccounts;
import org.hearth.devices.DeviceAccounts;
import org.hearth.devices.DeviceArrived;
import org.hearth.devices.Devices;
import org.hearth.devices.SecretKept;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.hearth.journal.Journal;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class CredentialsTest {
    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Inject
    Event<SecretKept> kept;

    @Inject
    CredentialTable table;

    @Inject
    Devices devices;

    @Inject
    DeviceAccounts secrets;

    @Inject
    BrokerAccounts accounts;

    @Inject
    Broker broker;

    @Inject
    Journal journal;

    @Inject
    InstantSource clock;

    @Test
    void theOldSecretEndsOnlyWhenTheDeviceHoldsTheNewOne() {
        String id = "board-renewing";
        String old = boards.secret(id);
        try (TestDevice board = new TestDevice(id, old, 1).start()) {
            Owner.awaits(board);

            renew(id, 202, "PENDING");
            await().until(() -> !board.received("commands/config").isEmpty());
            JsonObject order = board.received("commands/config").getFirst();
            assertThat(order.getString("secret")).matches("[A-Za-z0-9_-]{22}");
            assertThat(rows.count(
                            "SELECT count(*) FROM credential_change t WHERE t::text LIKE ?",
                            "%" + order.getString("secret") + "%"))
                    .isZero();
            kept.fire(new SecretKept(id, order.getLong("secret_rev") - 1));
            renew(id, 202, "PENDING");
            assertThat(board.isConnected()).isTrue();

            kept.fire(new SecretKept(id, order.getLong("secret_rev")));

            await().until(() -> !board.isConnected());
            await().until(() -> state(id).equals("DONE"));
            assertThatThrownBy(() -> BrokerClient.connect("x", id, old)).hasMessageContaining("REFUSED");
            BrokerClient.connect("x", id, order.getString("secret")).close();
        }
        assertThat(rows.count("SELECT count(*) FROM journal WHERE device = ? AND verb = 'CREDENTIALS_CHANGED'", id))
                .isOne();
    }

    @Test
    void aRestartBeginsAnewWithAHigherNumberAndTheOldSecretGoesOn() {
        String id = "board-renewed-across-a-restart";
        String old = boards.secret(id);
        try (TestDevice board = new TestDevice(id, old, 1).start()) {
            Owner.awaits(board);
            renew(id, 202, "PENDING");
            await().until(() -> !board.received("commands/config").isEmpty());
            JsonObject first = board.received("commands/config").getFirst();

            Credentials restarted = new Credentials(table, devices, secrets, accounts, broker, journal, clock);
            restarted.resume(new StartupEvent());
            restarted.arrived(new DeviceArrived(id, System.nanoTime()));

            await().until(() -> board.received("commands/config").size() == 2);
            JsonObject second = board.received("commands/config").getLast();
            assertThat(second.getLong("secret_rev")).isGreaterThan(first.getLong("secret_rev"));
            assertThat(second.getString("secret")).isNotEqualTo(first.getString("secret"));
            restarted.kept(new SecretKept(id, first.getLong("secret_rev")));
            assertThat(board.isConnected()).isTrue();
            restarted.kept(new SecretKept(id, second.getLong("secret_rev")));

            await().until(() -> !board.isConnected());
            BrokerClient.connect("x", id, second.getString("secret")).close();
        }
    }

    @Test
    void oneThatIsAwayIsToldWhenItIsBack() {
        String id = "board-renewed-later";
        String old = boards.secret(id);

        renew(id, 202, "PENDING");

        try (TestDevice board = new TestDevice(id, old, 1).start()) {
            await().until(() -> !board.received("commands/config").isEmpty());
        }
    }

    @Test
    void oneThatDoesNotTakePartForADayKeepsItsSecret() {
        String id = "board-that-is-stubborn";
        boards.secret(id);
        renew(id, 202, "PENDING");
        rows.run("UPDATE credential_change SET requested_at = now() - interval '25 hours' WHERE device = ?", id);

        new Credentials(table, devices, secrets, accounts, broker, journal, clock).giveUp();

        Owner.asks()
                .get("/api/v1/devices/" + id + "/credentials")
                .then()
                .body("state", equalTo("FAILED"))
                .body("reason", equalTo("not-kept"));
    }

    /** Another board may hold the code by then; what the former one still holds must not become the secret again. */
    @Test
    void aNewCodeEndsAChangeThatIsUnderWayAtOnce() {
        String id = "board-renewed-and-replaced";
        boards.secret(id);
        long revision = renew(id, 202, "PENDING").getLong("secretRevision");

        String code = boards.secret(id);

        assertThat(state(id)).isEqualTo("FAILED");
        kept.fire(new SecretKept(id, revision));
        assertThat(secrets.change(id, "AAAAAAAAAAAAAAAAAAAAAA", revision)).isFalse();
        BrokerClient.connect("x", id, code).close();
        renew(id, 202, "PENDING");
    }

    @Test
    void whatIsNotThereIsSaid() {
        Owner.asks().post("/api/v1/devices/nobody/credentials").then().statusCode(404);
        Owner.asks().get("/api/v1/devices/nobody/credentials").then().statusCode(404);
        boards.secret("board-never-renewed");
        Owner.asks()
                .get("/api/v1/devices/board-never-renewed/credentials")
                .then()
                .statusCode(204);
    }

    private static JsonPath renew(String id, int status, String state) {
        return Owner.asks()
                .post("/api/v1/devices/" + id + "/credentials")
                .then()
                .statusCode(status)
                .body("state", equalTo(state))
                .extract()
                .jsonPath();
    }

    private static String state(String id) {
        return Owner.asks()
                .get("/api/v1/devices/" + id + "/credentials")
                .jsonPath()
                .getString("state");
    }
}
