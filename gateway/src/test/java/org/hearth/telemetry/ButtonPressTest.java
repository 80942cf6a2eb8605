package org.hearth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class ButtonPressTest {
    private static final String BELL = "capabilities.find { it.id == 'bell' }.reported";

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Test
    void aPressIsShownWithItsMomentAndItsCause() {
        try (TestDevice board = boardWithBell()) {
            Instant before = Instant.now();
            press(board, 1, 0);
            awaitKept(board, 1);

            JsonPath seen = Owner.sees(board);

            assertThat(seen.getBoolean(BELL + ".value")).isTrue();
            assertThat(seen.getString(BELL + ".cause.kind")).isEqualTo("LOCAL");
            assertThat(Instant.parse(seen.getString(BELL + ".since")))
                    .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
        }
    }

    @Test
    void aPressThatIsToldAgainIsOnePress() {
        try (TestDevice board = boardWithBell()) {
            press(board, 1, 0);
            press(board, 1, 0);
            awaitKept(board, 1);
            String since = Owner.sees(board).getString(BELL + ".since");

            press(board, 1, 7);
            press(board, 2, 20);
            awaitKept(board, 2);

            assertThat(told(board)).isEqualTo(2);
            assertThat(Owner.sees(board).getString(BELL + ".since")).isEqualTo(since);
            assertThat(rows.text(
                            "SELECT cause ->> 'kind' || ' ' || value FROM journal WHERE device = ? AND capability = 'bell' LIMIT 1",
                            board.id()))
                    .isEqualTo("LOCAL true");
        }
    }

    @Test
    void aPressThatWaitedForTheConnectionIsToldWithTheMomentItHappened() {
        try (TestDevice board = boardWithBell()) {
            press(board, 1, 3_600);
            awaitKept(board, 1);

            assertThat(told(board)).isOne();
            assertThat(Duration.between(Instant.parse(Owner.sees(board).getString(BELL + ".since")), Instant.now()))
                    .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        }
    }

    @Test
    void theSameNumberAfterARestartIsAnotherPress() {
        String id = "board-with-a-bell";
        String secret = boards.secret(id);
        for (long boot : new long[] {1, 2})
            try (TestDevice board = new TestDevice(id, secret, boot).offering(TestDevice.part("bell", "button"))) {
                board.start();
                awaitDescribed(board);
                board.publish("telemetry/events", false, event(boot, 1, 0, "bell", true));
                awaitKept(board, 1);

                assertThat(told(board)).isEqualTo(boot);
            }
    }

    @Test
    void whatIsNoButtonIsNoPress() {
        try (TestDevice board = boardWithBell()) {
            board.publish("telemetry/events", false, event(1, 1, 0, "motion1", true));
            board.publish("telemetry/events", false, event(1, 2, 0, "bell", false));
            awaitKept(board, 2);

            assertThat(rows.count("SELECT count(*) FROM sample WHERE device = ?", board.id()))
                    .isEqualTo(2);
            assertThat(rows.count(
                            "SELECT count(*) FROM journal WHERE device = ? AND verb = 'STATE_CHANGED'", board.id()))
                    .isZero();
            assertThat(Owner.sees(board).getString(BELL)).isNull();
        }
    }

    private TestDevice boardWithBell() {
        TestDevice board = boards.newBoard()
                .offering(TestDevice.part("bell", "button"), TestDevice.part("motion1", "bool"))
                .start();
        awaitDescribed(board);
        return board;
    }

    /** Readings come by another way than what the device says of itself. */
    private static void awaitDescribed(TestDevice board) {
        await().until(() -> Owner.sees(board).getString("capabilities.find { it.id == 'bell' }.kind") != null);
    }

    private static void press(TestDevice board, long seq, long ageSeconds) {
        board.publish("telemetry/events", false, event(1, seq, ageSeconds, "bell", true));
    }

    private static JsonObject event(long boot, long seq, long ageSeconds, String part, boolean on) {
        return new JsonObject()
                .put("v", 1)
                .put("boot", boot)
                .put("seq", seq)
                .put("age_s", ageSeconds)
                .put("cap", part)
                .put("on", on);
    }

    private static void awaitKept(TestDevice board, long seq) {
        await().until(() -> board.committed().contains(seq));
    }

    private long told(TestDevice board) {
        return rows.count(
                "SELECT count(*) FROM journal WHERE device = ? AND capability = 'bell' AND verb = 'STATE_CHANGED'",
                board.id());
    }
}
