package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that waited for the gateway since the web server took them. */
@QuarkusTest
@QuarkusTestResource(House.class)
class LateRequestsTest {
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @Inject
    Boards boards;

    @Inject
    Commands commands;

    @Inject
    Rows rows;

    @Test
    void aTapThatWaitedTooLongIsRefusedAndNothingIsWritten() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            JsonPath problem = tap(board, Duration.ofMillis(3_100))
                    .then()
                    .statusCode(503)
                    .extract()
                    .jsonPath();

            assertThat(problem.getString("code")).isEqualTo("request-too-late");
            assertThat(problem.getString("detail")).contains("Nothing was done");
            assertThat(rows.count("SELECT count(*) FROM command WHERE device = ?", board.id()))
                    .isZero();
            assertThat(rows.count(
                            "SELECT count(*) FROM journal WHERE device = ? AND verb = 'COMMAND_QUEUED'", board.id()))
                    .isZero();
            assertThat(board.received("commands/control")).isEmpty();
        }
    }

    /** As if the gateway had stood still between the acceptance and its commit. */
    @Test
    void aCommandWhoseTimeRanOutBeforeItWasCommittedNeverLeaves() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            Action on = Action.of(Operation.SET, BooleanNode.TRUE);
            Cause cause = Cause.of(CauseKind.GATEWAY);
            Order brief = new Order(board.id(), "relay1", on, Duration.ofMillis(300), null, cause, null);

            Command stalled = QuarkusTransaction.requiringNew().call(() -> {
                Command sent = commands.send(brief);
                await().until(() -> Instant.now().isAfter(sent.expiresAt()));
                return sent;
            });
            Command next = commands.send(Order.now(board.id(), "relay1", on, null, cause));

            await().until(() -> commands.require(stalled.id()).state().isEnd());
            await().until(() -> commands.require(next.id()).state().isEnd());
            assertThat(commands.require(stalled.id()).state()).isInstanceOf(CommandState.ExpiredUnsent.class);
            assertThat(board.received("commands/control"))
                    .extracting(control -> control.getString("id"))
                    .containsExactly(next.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT-10S", "PT2H"})
    void aTapInTimeAndOneWhoseClockWasSetMeanwhileAreTaken(Duration waited) {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            tap(board, waited).then().statusCode(202);

            await().until(() -> board.received("commands/control").size() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devices/nobody/commands",
                "groups/" + NOBODY + "/commands",
                "rooms/" + NOBODY + "/commands",
                "home/commands",
                "scenes/" + NOBODY + "/activation",
                "mqtt/device/nobody/command",
                "mqtt/fleet/" + NOBODY + "/command"
            })
    void whateverMovesSomethingIsRefusedWhenItIsLate(String path) {
        Response answer = Owner.asks()
                .header(RequestStart.HEADER, said(Duration.ofSeconds(6)))
                .contentType("application/json")
                .body(Map.of("operation", "SET", "value", true))
                .post("/api/v1/" + path);

        assertThat(answer.jsonPath().getString("code")).isEqualTo("request-too-late");
    }

    private static Response tap(TestDevice board, Duration waited) {
        return Owner.asks()
                .header(RequestStart.HEADER, said(waited))
                .contentType("application/json")
                .body(Map.of("capability", "relay1", "operation", "SET", "value", true))
                .post("/api/v1/devices/" + board.id() + "/commands");
    }

    private static String said(Duration ago) {
        long millis = Instant.now().minus(ago).toEpochMilli();
        return String.format(Locale.ROOT, "t=%d.%03d", millis / 1000, millis % 1000);
    }
}
