package org.hearth.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A load program that forgets readings nobody confirmed would find every gateway faultless. */
class ReadingsTest {
    private static final long BOOT = 7;
    private final List<Buffer> published = new ArrayList<>();
    private final Readings readings = new Readings(BOOT, 3, published::add);

    @Test
    void aBurstStopsAtTheWindowAndGoesOnWithEachConfirmation() {
        readings.burst(5);
        assertThat(published).hasSize(3);

        readings.committed(BOOT, 1, 2);

        assertThat(published).hasSize(5);
    }

    @Test
    void aBurstIsOverWhenTheLastReadingIsConfirmed() {
        Future<Void> burst = readings.burst(2);
        readings.committed(BOOT, 2, 2);
        assertThat(burst.isComplete()).isFalse();

        readings.committed(BOOT, 1, 1);

        assertThat(burst.succeeded()).isTrue();
    }

    @Test
    void theConfirmationOfAnotherBootConfirmsNothing() {
        readings.burst(2);

        readings.committed(BOOT - 1, 1, 2);

        assertThat(readings.unconfirmed()).isEqualTo(2);
    }

    @Test
    void aReadingConfirmedTwiceIsTimedOnce() {
        List<Long> latencies = new ArrayList<>();
        readings.tell(latencies::add);
        readings.burst(1);

        readings.committed(BOOT, 1, 1);
        readings.committed(BOOT, 1, 1);

        assertThat(latencies).hasSize(1);
    }
}
