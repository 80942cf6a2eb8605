package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestStartTest {
    private static final Instant START = Instant.parse("2026-08-11T18:03:00.250Z");

    @Test
    void theWordOfTheWebServerIsReadToTheMillisecond() {
        assertThat(RequestStart.parse("t=1786471380.250")).contains(new RequestStart(START));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "t=", "1786471380.250", "t=1786471380", "t=-1.000", "t=1786471380.250 ", "t=now"})
    void anythingElseSaysNothing(String word) {
        assertThat(RequestStart.parse(word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S,false", "PT3S,false", "PT3.001S,true", "PT1H,true", "PT1H0.001S,false", "PT-5S,false"})
    void itIsTooLateAfterThreeSecondsUnlessTheClockWasSet(Duration waited, boolean tooLate) {
        assertThat(new RequestStart(START).isTooLate(START.plus(waited))).isEqualTo(tooLate);
    }
}
