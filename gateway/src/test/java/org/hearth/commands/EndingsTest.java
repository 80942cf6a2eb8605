package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class EndingsTest {
    private static final int RACES = 100;

    private final ExecutorService racers = Executors.newFixedThreadPool(2);

    @Inject
    Boards boards;

    @Inject
    Endings endings;

    @Inject
    CommandTable table;

    @Inject
    KnownCommands known;

    @Inject
    Journal journal;

    @Inject
    Ulid ids;

    @Inject
    Rows rows;

    @AfterEach
    void theRaceIsOver() {
        racers.shutdownNow();
    }

    @Test
    void ofTwoEndsInTheSameMomentExactlyOneCounts() throws Exception {
        try (TestDevice board = boards.newBoard()) {
            for (int race = 0; race < RACES; race++) {
                Command command = sent(board);
                CommandState.Sent state = (CommandState.Sent) command.state();
                CyclicBarrier start = new CyclicBarrier(2);

                CompletableFuture<Boolean> answer =
                        together(start, command, state.acknowledged(Instant.now(), Proof.READBACK));
                CompletableFuture<Boolean> deadline = together(start, command, state.expired(Instant.now()));

                boolean acknowledged = answer.get(10, TimeUnit.SECONDS);
                assertThat(acknowledged).isNotEqualTo(deadline.get(10, TimeUnit.SECONDS));
                String end = acknowledged ? "ACKNOWLEDGED" : "EXPIRED_UNCONFIRMED";
                assertThat(rows.text("SELECT state FROM command WHERE id = ?", command.id()))
                        .isEqualTo(end);
                assertThat(CommandStateName.of(known.newest(board.id(), "relay1")
                                        .orElseThrow()
                                        .state())
                                .name())
                        .isEqualTo(end);
                assertThat(known.findOpen(command.id())).isEmpty();
            }
            assertThat(rows.count(
                            "SELECT count(*) FROM journal WHERE device = ? AND verb = 'COMMAND_ENDED'", board.id()))
                    .isEqualTo(RACES);
        }
    }

    /** The commit came through and its answer did not: the same end is written again and finds itself there. */
    @Test
    void anEndWhoseAnswerGotLostIsShownAllTheSame() {
        try (TestDevice board = boards.newBoard()) {
            Command command = sent(board);
            CommandState.Ended end = ((CommandState.Sent) command.state()).acknowledged(Instant.now(), Proof.READBACK);
            rows.run(
                    "UPDATE command SET state = 'ACKNOWLEDGED', proof = 'READBACK', ended_at = now() WHERE id = ?",
                    command.id());

            endings.end(command, end);

            assertThat(known.findOpen(command.id())).isEmpty();
            assertThat(known.newest(board.id(), "relay1").orElseThrow().state())
                    .isInstanceOf(CommandState.Acknowledged.class);
        }
    }

    @Test
    void anEndToldAgainChangesNothing() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            String id = Owner.orders(board, true).path("id");
            JsonPath end = await().until(() -> Owner.seesCommand(id), seen -> seen.getBoolean("confirmed"));

            for (int i = 0; i < 3; i++) board.acknowledge(id, "done");
            board.acknowledge(id, "rejected");
            board.acknowledge(id, "failed");
            board.measure(1, 20.5);
            board.state(false, "local");
            await().until(() ->
                    !Owner.sees(board).getBoolean("capabilities.find { it.id == 'relay1' }.reported.value"));

            assertThat(Owner.seesCommand(id).getMap("")).isEqualTo(end.getMap(""));
            assertThat(rows.count(
                            "SELECT count(*) FROM journal WHERE device = ? AND verb = 'COMMAND_ENDED'", board.id()))
                    .isOne();
        }
    }

    private CompletableFuture<Boolean> together(CyclicBarrier start, Command command, CommandState.Ended end) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        start.await(10, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return endings.end(command, end);
                },
                racers);
    }

    private Command sent(TestDevice board) {
        Instant now = Instant.now();
        Command command = new Command(
                ids.next(),
                board.id(),
                "relay1",
                Action.of(Operation.SET, BooleanNode.TRUE),
                new CommandState.Queued().sent(now),
                false,
                now,
                now.plusSeconds(60),
                Cause.of(CauseKind.GATEWAY),
                null);
        journal.write(List.of(table.insertion(command)), List.of());
        known.keep(command);
        return command;
    }
}
