package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private static final Instant START = Instant.parse("2027-06-01T07:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private ClockWatch watch = new ClockWatch(START, 0);

    @BeforeEach
    void start() {
        watch = new ClockWatch(START, 0);
    }

    @Test
    void aMomentBeforeTheStartWasMissedBecauseNobodyWasThere() {
        assertThat(watch.whyMissed(START.minusSeconds(1)).reason()).isEqualTo("gateway-down");
    }

    @Test
    void aMomentThatBothClocksLivedThroughIsTooLate() {
        boolean wentBack = watch.look(START.plusSeconds(600), 600 * SECOND);

        assertThat(wentBack).isFalse();
        assertThat(watch.whyMissed(START.plusSeconds(10)).reason()).isEqualTo("too-late");
    }

    @Test
    void aMomentThatTheWallClockJumpedOverIsNamedSo() {
        boolean wentBack = watch.look(START.plusSeconds(600), SECOND);

        assertThat(wentBack).isFalse();
        assertThat(watch.whyMissed(START.plusSeconds(10)).reason()).isEqualTo("clock-jumped");
        assertThat(watch.whyMissed(START.plusSeconds(601)).reason()).isEqualTo("too-late");
    }

    @Test
    void aClockThatIsSetBackIsNoticedOnce() {
        assertThat(watch.look(START.minusSeconds(7_200), SECOND)).isTrue();
        assertThat(watch.look(START.minusSeconds(7_199), 2 * SECOND)).isFalse();
        assertThat(watch.whyMissed(START.minusSeconds(7_000)).reason()).isEqualTo("too-late");
    }

    @Test
    void whatCameWhileTheClockWasNotTrustedWasHeld() {
        boolean wentBack = watch.trustAgain(START.plusSeconds(900), 900 * SECOND, 300 * SECOND, false);

        assertThat(wentBack).isFalse();
        assertThat(watch.whyMissed(START.plusSeconds(600)))
                .isEqualTo(new Misfire(FiringOutcome.HELD, "no-trusted-time"));
        assertThat(watch.whyMissed(START.plusSeconds(200)).reason()).isEqualTo("too-late");
    }

    @Test
    void aClockThatWasNeverTrustedTellsNothingOfTheTimeBefore() {
        ClockWatch booted = new ClockWatch(Instant.EPOCH, 0);

        boolean wentBack = booted.trustAgain(START, 60 * SECOND, 0, true);

        assertThat(wentBack).isFalse();
        assertThat(booted.whyMissed(START.minusSeconds(30)).outcome()).isEqualTo(FiringOutcome.HELD);
        assertThat(booted.whyMissed(START.minusSeconds(61)).reason()).isEqualTo("gateway-down");
    }

    @Test
    void aClockThatWasSetWhileItWasNotTrustedJumped() {
        watch.trustAgain(START.plusSeconds(7_200), 10 * SECOND, 5 * SECOND, false);

        assertThat(watch.whyMissed(START.plusSeconds(3_600)).reason()).isEqualTo("clock-jumped");
        assertThat(watch.whyMissed(START.plusSeconds(7_199)).outcome()).isEqualTo(FiringOutcome.HELD);
        assertThat(watch.trustAgain(START, 20 * SECOND, 15 * SECOND, false)).isTrue();
    }

    @Test
    void aClockThatIsDisciplinedIsLeftInPeace() {
        assertThat(watch.look(START.minusMillis(500), SECOND / 10)).isFalse();
    }
}
