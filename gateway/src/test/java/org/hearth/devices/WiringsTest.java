package org.hearth.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.hearth.broker.BrokerReturned;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class WiringsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'wiring'::regclass";

    @Inject
    Boards boards;

    @Inject
    Wirings wirings;

    @Inject
    Rows rows;

    @Inject
    AgroalDataSource database;

    @Inject
    Event<BrokerReturned> returned;

    /** The thread of the connection carries every device: a slow database is not to stop it. */
    @Test
    void theConnectionDoesNotWaitForAChange() throws Exception {
        LinesReport report = new LinesReport(
                0, new Wiring.Found("simulated", List.of(4), List.of(), List.of()), null, null, null, null);
        try (TestDevice board = boards.newBoard()) {
            CompletableFuture<Void> change;
            try (Connection other = database.getConnection()) {
                other.setAutoCommit(false);
                other.createStatement().execute("LOCK TABLE wiring IN ACCESS EXCLUSIVE MODE");
                change = CompletableFuture.runAsync(
                        () -> wirings.told(board.id(), report, Instant.now(), true), Thread::startVirtualThread);
                Awaitility.await().atMost(PATIENCE).until(() -> rows.count(WAITING) > 0);

                assertThat(CompletableFuture.runAsync(
                                () -> returned.fire(new BrokerReturned()), Thread::startVirtualThread))
                        .succeedsWithin(PATIENCE);

                assertThat(change).isNotDone();
                other.rollback();
            }
            assertThat(change).succeedsWithin(PATIENCE);
        }
    }
}
