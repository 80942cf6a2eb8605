package org.hearth.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.LongStream;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OwnDatabase.class)
class DatabaseAwayTest {
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    /** Two seconds are what is promised; the others are the machine's, which may build and test at the same time. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(5);

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    private TestDevice board;
    private String unanswered = "";

    @BeforeEach
    void aBoardThatKeepsACommandToItself() {
        board = boards.newBoard().start();
        Owner.awaits(board);
        board.onCommand(ignored -> {});
        unanswered = Owner.orders(board, true).path("id");
        await().until(() -> !board.received("commands/control").isEmpty());
    }

    @AfterEach
    void theBoardGoes() {
        board.close();
    }

    @Test
    void aDatabaseThatStandsStillIsToldInTimeAndNothingIsLost() {
        House.database().freeze();
        try {
            whileItIsAway();
        } finally {
            House.database().thaw();
        }
        nothingIsLost();
    }

    @Test
    void aDatabaseThatDiedIsToldInTimeAndNothingIsLost() {
        House.database().kill();
        try {
            whileItIsAway();
        } finally {
            House.database().startAgain();
        }
        nothingIsLost();
    }

    private void whileItIsAway() {
        long gone = System.nanoTime();
        board.acknowledge(unanswered, "done");
        board.state(true, "cmd:" + unanswered);
        LongStream.rangeClosed(1, 100).forEach(seq -> board.measure(seq, seq));
        int refused = 0;
        do {
            long asked = System.nanoTime();
            Response answer = Owner.orders(board, false);

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(TOLD_WITHIN);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.<String>path("code")).isEqualTo("database-away");
            assertThat(Long.parseLong(answer.header("Retry-After"))).isPositive();
            refused++;
        } while (System.nanoTime() - gone < AWAY.toNanos());
        assertThat(refused).isPositive();
        assertThat(board.committed()).isEmpty();
    }

    private void nothingIsLost() {
        await().atMost(BACK_WITHIN)
                .ignoreExceptions()
                .until(() -> Owner.orders(board, true).statusCode() == 202);
        await().atMost(BACK_WITHIN).until(() -> board.committed().size() == 100);
        await().atMost(BACK_WITHIN)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(rows.text("SELECT state FROM command WHERE id = ?", unanswered))
                        .startsWith("ACKNOWLEDGED"));
        assertThat(rows.count("SELECT count(*) FROM sample WHERE device = ?", board.id()))
                .isEqualTo(100);
        assertThat(rows.count("SELECT count(*) FROM command WHERE device = ? AND value = 'false'", board.id()))
                .isZero();
        assertThat(rows.count(
                        "SELECT count(*) FROM journal WHERE device = ? AND verb = 'COMMAND_QUEUED' AND value = 'false'",
                        board.id()))
                .isZero();
        assertThat(rows.count(
                        "SELECT count(*) FROM journal WHERE verb = 'COMMAND_ENDED' AND cause ->> 'commandId' = ?",
                        unanswered))
                .isBetween(1L, 2L);
        assertThat(board.received("commands/control"))
                .extracting(command -> command.getBoolean("val"))
                .containsOnly(true);
        await().until(() -> Owner.sees(board).getBoolean("capabilities.find { it.id == 'relay1' }.reported.value"));
    }
}
