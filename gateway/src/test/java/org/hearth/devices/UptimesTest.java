package org.hearth.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.hearth.broker.Arrival;
import org.junit.jupiter.api.Test;

class UptimesTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Uptimes uptimes = new Uptimes();

    @Test
    void theClosestReadingIsTheOneThatWasLeastDelayed() {
        heard(100, 1_000);
        heard(160, 61_000 - 8_000); // stuck on its way for eight seconds

        assertThat(at(200)).isEqualTo(101_000);
        assertThat(uptimes.find("lamp").orElseThrow().at(200 * SECOND)).isEqualTo(93_000);

        heard(260, 161_500);
        assertThat(at(300)).isEqualTo(201_500);
    }

    /** A board that goes slow by 50 millionths loses 4 s in a day: what it said yesterday is not believed against what it says now. */
    @Test
    void aSlowClockIsFollowed() {
        heard(0, 0);
        for (long second = 600; second <= 86_400; second += 600) heard(second, second * 1_000 - second / 20);

        assertThat(at(86_400)).isEqualTo(86_400_000 - 4_320);
    }

    @Test
    void anotherBootIsAnotherClock() {
        heard(100, 1_000_000);
        uptimes.mark(arrival(200), 2, 500);

        assertThat(at(201)).isEqualTo(1_500);
        uptimes.forget("lamp");
        assertThat(uptimes.closest("lamp")).isEmpty();
    }

    private void heard(long second, long uptime) {
        uptimes.mark(arrival(second), 1, uptime);
    }

    private long at(long second) {
        return uptimes.closest("lamp").orElseThrow().at(second * SECOND);
    }

    private static Arrival arrival(long second) {
        return new Arrival("lamp", "status/heartbeat", new byte[0], false, Instant.EPOCH, second * SECOND);
    }
}
