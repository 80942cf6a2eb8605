package org.hearth.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many readings of one device that could not be written when they came. */
@QuarkusTest
@TestProfile(BacklogTest.NoFloodLimit.class)
class BacklogTest {
    private static final long SAMPLES = System.getProperty("hearth.long") == null ? 10_000 : 100_000;
    private static final Duration WRITTEN_WITHIN = Duration.ofMinutes(3);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);

    /** All of it is new and comes at once: more than any honest board would say. */
    public static class NoFloodLimit extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hearth.devices.flood-per-second", "0");
        }
    }

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @AfterEach
    void brokerStandsAgain() {
        House.broker().standsAgain();
    }

    @Test
    void whatCameWhileTheDatabaseStoodStillIsWrittenOnceAfterwards() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            House.database().freeze();
            try {
                board.measureAll(LongStream.rangeClosed(1, SAMPLES));
                assertThat(board.committed()).isEmpty();
            } finally {
                House.database().thaw();
            }

            await().atMost(WRITTEN_WITHIN)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> board.committed().size() == SAMPLES);
            holdsEachOnce(board.id());
        }
    }

    @Test
    void whatABrokerTookAwayWithItIsSentAgainAndWrittenOnce() {
        String id = "board-with-a-backlog";
        String secret = boards.secret(id);
        TestDevice before = new TestDevice(id, secret, 1).start();
        Owner.awaits(before);
        Thread sender = Thread.ofVirtual().start(() -> before.measureAll(LongStream.rangeClosed(1, SAMPLES)));
        await().atMost(BACK_WITHIN).until(() -> before.committed().size() > SAMPLES / 10);
        House.broker().kill();
        await().until(() -> !before.isConnected());
        assertThat(sender.isAlive() || before.committed().size() < SAMPLES).isTrue();
        House.broker().start();

        try (TestDevice after = new TestDevice(id, secret, 1).start()) {
            SortedSet<Long> left =
                    new TreeSet<>(LongStream.rangeClosed(1, SAMPLES).boxed().toList());
            left.removeAll(before.committed());
            assertThat(left).isNotEmpty();
            // What came before the gateway was back is lost on the way, so it is asked for like this until it is known.
            await().atMost(WRITTEN_WITHIN).pollInterval(Duration.ofSeconds(5)).until(() -> {
                left.removeAll(after.committed());
                after.measureAll(left.stream().mapToLong(Long::longValue));
                return left.isEmpty();
            });
            holdsEachOnce(id);
        }
    }

    private void holdsEachOnce(String device) {
        assertThat(rows.count("SELECT count(*) FROM sample WHERE device = ?", device))
                .isEqualTo(SAMPLES);
        assertThat(rows.count(
                        "SELECT count(DISTINCT seq) FROM sample WHERE device = ? AND seq BETWEEN 1 AND ?",
                        device,
                        SAMPLES))
                .isEqualTo(SAMPLES);
    }
}
