package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

/** A person takes commands back at the moment at which their device is there again and they are sent. */
@QuarkusTest
@QuarkusTestResource(House.class)
class WithdrawalRaceTest {
    private static final Map<String, Object> ON_LATER =
            Map.of("capability", "relay1", "operation", "SET", "value", true, "wait", "PT1M");
    private static final int COMMANDS = 24;
    private static final int LEAST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 20;

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Test
    void whatIsTakenBackWhileItIsSentHasOneEndAndItIsTheTruth() {
        Set<Integer> answers = new HashSet<>();
        for (int round = 0; round < MOST_ROUNDS && (round < LEAST_ROUNDS || answers.size() < 2); round++)
            answers.addAll(race("board-of-race-" + round));

        // Else nothing raced: all were taken back before, or all were sent before.
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    private Set<Integer> race(String id) {
        String secret = boards.secret(id);
        try (TestDevice board = new TestDevice(id, secret, 1).start()) {
            Owner.awaits(board);
        }
        await().until(() ->
                !Owner.asks().get("/api/v1/devices/" + id).jsonPath().getBoolean("presence.online"));
        Map<String, Integer> withdrawn = new LinkedHashMap<>();
        for (int i = 0; i < COMMANDS; i++) withdrawn.put(order(id), 0);

        try (TestDevice back = new TestDevice(id, secret, 2)) {
            CompletableFuture<Void> returning = CompletableFuture.runAsync(back::start);
            // The newest first: those the gateway sends last.
            for (String command : withdrawn.keySet().stream().toList().reversed())
                withdrawn.put(command, withdraw(command).statusCode());
            returning.join();
            withdrawn.forEach((command, status) -> hasItsOneEnd(id, back, command, status));
        }
        return Set.copyOf(withdrawn.values());
    }

    private void hasItsOneEnd(String device, TestDevice board, String command, int status) {
        String end = status == 200 ? "EXPIRED_UNSENT" : "ACKNOWLEDGED";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Owner.seesCommand(command).getString("state"))
                        .isEqualTo(end));
        assertThat(deliveries(board).getOrDefault(command, 0L)).isEqualTo(status == 200 ? 0 : 1);
        assertThat(rows.count(
                        "SELECT count(*) FROM journal WHERE device = ? AND verb = 'COMMAND_ENDED' AND cause ->> 'commandId' = ?",
                        device,
                        command))
                .isOne();
    }

    private static Map<String, Long> deliveries(TestDevice board) {
        return board.received("commands/control").stream()
                .collect(Collectors.groupingBy((JsonObject sent) -> sent.getString("id"), Collectors.counting()));
    }

    private static Response withdraw(String command) {
        return Owner.asks().delete("/api/v1/commands/" + command);
    }

    private static String order(String device) {
        return Owner.asks()
                .contentType("application/json")
                .body(ON_LATER)
                .post("/api/v1/devices/" + device + "/commands")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
