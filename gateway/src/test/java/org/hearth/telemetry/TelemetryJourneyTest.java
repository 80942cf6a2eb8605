package org.hearth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.LongStream;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class TelemetryJourneyTest {
    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Test
    void aSampleSentThreeTimesIsStoredOnceAndConfirmed() {
        try (TestDevice board = boards.newBoard().start()) {
            board.measure(1, 20.5);
            board.measure(1, 20.5);
            board.measure(1, 99.0);
            board.measure(2, 21.0);

            awaitCommitted(board, 1, 2);

            assertThat(stored(board)).isEqualTo(2);
            assertThat(rows.text("SELECT body ->> 'temperature' FROM sample WHERE device = ? AND seq = 1", board.id()))
                    .isEqualTo("20.5");
        }
    }

    @Test
    void aCopyThatComesMuchLaterIsConfirmedAgain() {
        try (TestDevice board = boards.newBoard().start()) {
            board.measure(7, 20.5);
            awaitCommitted(board, 7);

            board.measure(7, 20.5);

            await().until(() -> board.received("telemetry/committed").size() == 2);
            assertThat(stored(board)).isOne();
        }
    }

    @Test
    void aGapStaysAGap() {
        try (TestDevice board = boards.newBoard().start()) {
            for (long seq : new long[] {1, 2, 4, 5, 9}) board.measure(seq, seq);

            await().until(() -> board.committed().contains(9L));

            assertThat(board.committed()).containsExactly(1L, 2L, 4L, 5L, 9L);
        }
    }

    @Test
    void everySampleOfABurstIsStoredAndConfirmed() {
        try (TestDevice board = boards.newBoard().start()) {
            LongStream.rangeClosed(1, 5_000).forEach(seq -> board.measure(seq, seq));

            await().atMost(Duration.ofSeconds(30)).until(() -> board.committed().size() == 5_000);

            assertThat(stored(board)).isEqualTo(5_000);
            assertThat(Owner.sees(board).getDouble("capabilities.find { it.id == 'temperature' }.reported.value"))
                    .isEqualTo(5_000);
        }
    }

    @Test
    void badSamplesAreCountedAndShownAndTheGoodOnesAroundThemStored() {
        try (TestDevice board = boards.newBoard().start()) {
            board.measure(1, 20.5);
            board.publishRaw("telemetry/sensors", false, sensors(2, "{\"temperature\":1e999}"));
            board.publishRaw("telemetry/sensors", false, sensors(3, "{\"temper\\u0000ature\":20.5}"));
            board.publishRaw("telemetry/sensors", false, sensors(4, "{}"));
            board.publishRaw("telemetry/events", false, event(5, "\"cap\":\"mo\\u0000tion\",\"on\":true"));
            board.publishRaw("telemetry/events", false, event(6, "\"cap\":\"\\ud83d\",\"on\":true"));
            board.measure(7, 21.5);

            await().until(() -> Owner.sees(board).getInt("contractViolations.count") == 5);
            awaitCommitted(board, 1, 7);

            assertThat(board.committed()).containsExactly(1L, 7L);
            assertThat(Owner.sees(board).getString("contractViolations.lastDetail"))
                    .isEqualTo("range:cap");
            assertThat(Owner.sees(board).getString("contractViolations.lastTopic"))
                    .isEqualTo("telemetry/events");
        }
    }

    @Test
    void aMessageTheDeviceRefusedIsKeptAsAnEvent() {
        try (TestDevice board = boards.newBoard().start()) {
            board.publishRaw(
                    "telemetry/events", false, event(1, "\"refused\":\"commands/control\",\"why\":\"retained\""));

            awaitCommitted(board, 1);

            assertThat(rows.text("SELECT kind || ' ' || (body ->> 'why') FROM sample WHERE device = ?", board.id()))
                    .isEqualTo("e retained");
        }
    }

    @Test
    void aReplayedSampleIsKeptInThePastAndNotShownAsTheNewest() {
        try (TestDevice board = boards.newBoard().start()) {
            board.measure(2, 22.0);
            awaitCommitted(board, 2);

            board.publish(
                    "telemetry/sensors",
                    false,
                    new JsonObject(sensors(1, "{\"temperature\":5.0}")).put("age_s", 3_600));
            awaitCommitted(board, 1, 2);

            assertThat(Owner.sees(board).getDouble("capabilities.find { it.id == 'temperature' }.reported.value"))
                    .isEqualTo(22.0);
            assertThat(rows.count(
                            "SELECT count(*) FROM sample WHERE device = ? AND seq = 1 AND at < now() - interval '59 min'",
                            board.id()))
                    .isOne();
        }
    }

    @Test
    void anotherBootCountsAnew() {
        String id = "board-that-restarts";
        String secret = boards.secret(id);
        try (TestDevice first = new TestDevice(id, secret, 1).start()) {
            first.measure(1, 20.0);
            awaitCommitted(first, 1);
        }
        try (TestDevice second = new TestDevice(id, secret, 2).start()) {
            second.measure(1, 21.0);
            awaitCommitted(second, 1);

            assertThat(stored(second)).isEqualTo(2);
        }
    }

    private static void awaitCommitted(TestDevice board, Long... seqs) {
        await().untilAsserted(() -> assertThat(board.committed()).contains(seqs));
    }

    private static void awaitCommitted(TestDevice board, int... seqs) {
        awaitCommitted(
                board, java.util.Arrays.stream(seqs).asLongStream().boxed().toArray(Long[]::new));
    }

    private long stored(TestDevice board) {
        return rows.count("SELECT count(*) FROM sample WHERE device = ?", board.id());
    }

    private static String sensors(long seq, String values) {
        return "{\"v\":1,\"boot\":1,\"seq\":" + seq + ",\"age_s\":0,\"m\":" + values + "}";
    }

    private static String event(long seq, String rest) {
        return "{\"v\":1,\"boot\":1,\"seq\":" + seq + ",\"age_s\":0," + rest + "}";
    }
}
