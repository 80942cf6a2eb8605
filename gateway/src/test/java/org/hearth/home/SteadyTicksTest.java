package org.hearth.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.hearth.house.House;
import org.junit.jupiter.api.Test;

/** That a clock that is set back stops nothing is shown on a whole house, whose clock is set: {@code demo/firings.mjs}. */
@QuarkusTest
@QuarkusTestResource(House.class)
class SteadyTicksTest {
    @Inject
    Scheduler byTheWallClock;

    @Test
    void theSchedulerThatGoesByTheWallClockCallsNothing() {
        assertThat(byTheWallClock.isRunning()).isFalse();
    }

    @Test
    void whatFailedIsCalledAgain() {
        AtomicInteger calls = new AtomicInteger();
        try (ScheduledExecutorService workers = Executors.newScheduledThreadPool(2)) {
            SteadyTicks.repeat(workers, "what fails", 0, 1, execution -> {
                if (calls.incrementAndGet() < 3) throw new IllegalStateException("on purpose");
                return CompletableFuture.completedFuture(null);
            });

            await().atMost(Duration.ofSeconds(5)).until(() -> calls.get() > 3);
            workers.shutdownNow();
        }
    }
}
