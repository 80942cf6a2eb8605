package org.hearth.commands;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hearth.devices.DeviceReachable;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

/** Whoever is removed moves nothing any more, is out however much they ever ordered, and is taken out of all of it. */
@QuarkusTest
@QuarkusTestResource(House.class)
class RemovedPersonTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, Object> ON_LATER =
            Map.of("capability", "relay1", "operation", "SET", "value", true, "wait", "PT1H");

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Inject
    AgroalDataSource database;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Ulid ids;

    @Inject
    Event<DeviceReachable> reachable;

    @Test
    void whatWaitsEndsInTheTransactionThatRemovesThePerson() {
        Response bob = joins("Bob who waits");
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            board.close();
            await().until(() -> !Owner.sees(board).getBoolean("presence.online"));
            String command = orders(bob, board, ON_LATER);

            removes(bob);

            assertThat(rows.text("SELECT state || ' ' || reason FROM command WHERE id = ?", command))
                    .isEqualTo("EXPIRED_UNSENT right-ended");
            assertThat(rows.text(
                            "SELECT xmin::text FROM journal WHERE verb = 'COMMAND_ENDED' AND cause ->> 'commandId' = ?",
                            command))
                    .isEqualTo(
                            rows.text(
                                    "SELECT xmin::text FROM journal WHERE verb = 'PERSON_REMOVED' AND detail = 'Bob who waits'"));
        }
    }

    @Test
    void aRestartSendsNothingOfSomebodyWhoIsNotSaidAnyMore() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            String queued = left(board, "QUEUED", "PERSON");
            String sent = left(board, "SENT", "PERSON");
            String wanted = left(board, "SENT", "GATEWAY");

            dispatcher.resume(new StartupEvent());
            reachable.fire(new DeviceReachable(board.id()));

            await().atMost(SOON).until(() -> "ACKNOWLEDGED".equals(state(wanted)));
            await().atMost(SOON).until(() -> "EXPIRED_UNSENT".equals(state(queued)));
            assertThat(board.received("commands/control"))
                    .extracting(command -> command.getString("id"))
                    .contains(wanted)
                    .doesNotContain(queued, sent);
        }
    }

    @Test
    void nobodyWaitsForThePersonToBeTakenOutOfALongHistory() throws SQLException {
        Response bob = joins("Bob of many deeds");
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            List<String> commands =
                    List.of(orders(bob, board, ON_LATER), orders(bob, board, ON_LATER), orders(bob, board, ON_LATER));
            await().atMost(SOON)
                    .until(() -> commands.stream().allMatch(command -> "ACKNOWLEDGED".equals(state(command))));
            try (Connection connection = database.getConnection()) {
                holdUp(connection, commands.getLast());

                removes(bob);

                assertThat(given().header("Authorization", "Bearer " + bob.path("accessToken"))
                                .get("/api/v1/devices")
                                .statusCode())
                        .isEqualTo(401);
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        await().atMost(SOON)
                .until(() -> rows.count(
                                "SELECT count(*) FROM command WHERE cause::text LIKE ?",
                                "%" + bob.path("account.id") + "%")
                        == 0);
        assertThat(rows.count("SELECT count(*) FROM command WHERE cause ->> 'name' = 'Bob of many deeds'"))
                .isZero();
    }

    /** As a slow card does it. */
    private static void holdUp(Connection connection, String command) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement("SELECT 1 FROM command WHERE id = ? FOR UPDATE")) {
            lock.setString(1, command);
            lock.executeQuery();
        }
    }

    private String left(TestDevice board, String state, String cause) {
        String id = ids.next();
        rows.run("""
                INSERT INTO command (id, device, capability, operation, value, state, queued_at, sent_at, expires_at, cause)
                VALUES (?, ?, 'relay1', 'SET', 'true', ?, now(), CASE WHEN ? = 'SENT' THEN now() END,
                    now() + interval '20 s', jsonb_build_object('kind', ?::text))""", id, board.id(), state, state, cause);
        return id;
    }

    private String state(String command) {
        return rows.text("SELECT state FROM command WHERE id = ?", command);
    }

    private static String orders(Response person, TestDevice board, Map<String, Object> order) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + person.path("accessToken"))
                .body(order)
                .post("/api/v1/devices/" + board.id() + "/commands")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static void removes(Response person) {
        Owner.asks()
                .delete("/api/v1/accounts/" + person.path("account.id"))
                .then()
                .statusCode(204);
    }

    private static Response joins(String name) {
        String secret = Owner.asks()
                .contentType("application/json")
                .body(Map.of("role", "MEMBER"))
                .post("/api/v1/invitations")
                .path("secret");
        return given().contentType("application/json")
                .body(Map.of("secret", secret, "name", name, "password", "nine quiet rivers bend"))
                .post("/api/v1/invitations/accept");
    }
}
