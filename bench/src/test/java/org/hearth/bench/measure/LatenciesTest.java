package org.hearth.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void percentilesAreByNearestRankInMilliseconds() {
        Latencies latencies = new Latencies();
        for (int n = 2_000; n >= 1; n--) latencies.add(n * 1_000_000L);

        assertThat(latencies.percentileMillis(50)).isEqualTo(1_000);
        assertThat(latencies.percentileMillis(99)).isEqualTo(1_980);
        assertThat(latencies.percentileMillis(100)).isEqualTo(2_000);
    }

    @Test
    void withoutAnyThereIsNoPercentile() {
        assertThat(new Latencies().percentileMillis(50)).isNaN();
    }
}
