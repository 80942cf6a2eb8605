package org.hearth.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.hearth.broker.Arrival;
import org.junit.jupiter.api.Test;

class FloodTest {
    private static final long START = 77_000_000_000L;

    private final Flood flood = new Flood(10, START);

    @Test
    void tenASecondMayGoOnForEver() {
        assertThat(tooMany(6_000, Duration.ofMillis(100), 0)).isZero();
    }

    @Test
    void twentyASecondIsTooMuchAfterTenSeconds() {
        assertThat(firstTooMany(Duration.ofMillis(50))).isBetween(190, 205);
    }

    @Test
    void aReconnectWithAllItHasToTellIsNone() {
        // birth, info, settings, state, 16 acknowledgements and 32 readings that were not confirmed, at once
        for (int i = 0; i < 20; i++) assertThat(flood.isTooMuch(status(START))).isFalse();
        for (int i = 0; i < 32; i++)
            assertThat(flood.isTooMuch(reading(START, 3))).isFalse();
    }

    @Test
    void aBacklogOfHoursIsReplayedAsFastAsItIsConfirmed() {
        long at = START;
        for (int age = 36_000; age > 0; age--, at += Duration.ofMillis(1).toNanos())
            assertThat(flood.isTooMuch(reading(at, age))).isFalse();
    }

    @Test
    void whoCallsEverythingOldFloodsAsWell() {
        // a day of ten a second is 864,000
        assertThat(tooMany(1_000_000, Duration.ofMillis(1), 1)).isPositive();
    }

    @Test
    void anotherAgeWithEachMessageMakesNoneOfThemFree() {
        int tooMany = 0;
        for (int i = 0; i < 1_000_000; i++)
            if (flood.isTooMuch(reading(START + i * 1_000_000L, 10L + 10L * (i % 100_000)))) tooMany++;

        assertThat(tooMany).isPositive();
    }

    @Test
    void whatIsLongerThanAReadingIsNoneOfThePast() {
        String rest = ",\"p\":\"" + "x".repeat(1_024) + "\"}";

        assertThat(IntStream.range(0, 200)
                        .filter(i -> flood.isTooMuch(
                                arrival("telemetry/sensors", "{\"age_s\":" + (10 + 10 * i) + rest, START)))
                        .count())
                .isEqualTo(100);
    }

    @Test
    void whatIsSaidToBeOlderThanThirtyDaysIsNoneOfThePast() {
        long days31 = Duration.ofDays(31).toSeconds();

        assertThat(IntStream.range(0, 200)
                        .filter(i -> flood.isTooMuch(reading(START, days31 + 10L * i)))
                        .count())
                .isEqualTo(100);
    }

    @Test
    void unconfirmedReadingsThatAreSentAgainWhileTheDatabaseIsAwayAreNone() {
        long at = START;
        for (int round = 0; round < 60; round++, at += Duration.ofSeconds(5).toNanos())
            for (int i = 0; i < 32; i++)
                assertThat(flood.isTooMuch(reading(at, 5L * round))).isFalse();
    }

    private int tooMany(int messages, Duration pause, long age) {
        int tooMany = 0;
        for (int i = 0; i < messages; i++) if (flood.isTooMuch(reading(START + i * pause.toNanos(), age))) tooMany++;
        return tooMany;
    }

    private static int firstTooMany(Duration pause) {
        Flood fresh = new Flood(10, START);
        for (int i = 0; ; i++) if (fresh.isTooMuch(reading(START + i * pause.toNanos(), 0))) return i;
    }

    private static Arrival reading(long nanos, long age) {
        return arrival("telemetry/sensors", "{\"v\":1,\"boot\":1,\"seq\":1,\"age_s\":" + age + ",\"m\":{}}", nanos);
    }

    private static Arrival status(long nanos) {
        return arrival("status/ack", "{\"v\":1,\"age_s\":5}", nanos);
    }

    private static Arrival arrival(String leaf, String payload, long nanos) {
        return new Arrival("board", leaf, payload.getBytes(StandardCharsets.UTF_8), false, Instant.EPOCH, nanos);
    }
}
