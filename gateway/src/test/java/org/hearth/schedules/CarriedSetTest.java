package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.junit.jupiter.api.Test;

class CarriedSetTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID MORNING = new UUID(1, 1);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final long UPTIME = 1_000_000;

    @Test
    void nothingIsEarlyOnTheDevicesClock() {
        CarriedSet set = set(NOON, UPTIME, NOON.plusNanos(1_500_000));

        assertThat(set.dues().getFirst().dueMillis()).isEqualTo(UPTIME + 2);
    }

    /** All of them would be due at its start, and it takes what is up to five minutes late. */
    @Test
    void whatAClockThatWasSetForwardLeftBehindIsNotDoneAtOnce() {
        Instant[] plan =
                Stream.iterate(NOON, moment -> moment.plusSeconds(60)).limit(40).toArray(Instant[]::new);
        CarriedSet set = set(NOON.plus(Duration.ofDays(3_285)), 70_000, plan);

        assertThat(set.dues()).isEmpty();
    }

    @Test
    void whatIsJustDueIsTheDevicesUntilTheGatewayHasDoneIt() {
        CarriedSet set = set(NOON, UPTIME, NOON.minusSeconds(9), NOON.minusSeconds(11));

        assertThat(set.dues()).extracting(CarriedParts.Due::dueMillis).containsExactly(UPTIME - 8_999);
    }

    @Test
    void whatIsWantedStillIsNotToldAgain() {
        CarriedSet told = set(NOON, UPTIME, NOON.plusSeconds(60), NOON.plusSeconds(7_200));

        assertThat(told.isStale(later(60, NOON.plusSeconds(7_200)), FRESH)).isFalse();
        assertThat(told.isStale(later(59, NOON.plusSeconds(60), NOON.plusSeconds(7_200)), FRESH))
                .isFalse();
    }

    @Test
    void aFiringThatIsGoneOrNewIsTold() {
        CarriedSet told = set(NOON, UPTIME, NOON.plusSeconds(600));

        assertThat(told.isStale(later(1), FRESH)).isTrue();
        assertThat(told.isStale(later(1, NOON.plusSeconds(600), NOON.plusSeconds(700)), FRESH))
                .isTrue();
        assertThat(told.isStale(later(1, NOON.plusSeconds(700)), FRESH)).isTrue();
    }

    @Test
    void whatComesBehindTheEndOfTheSetWaitsForTheNextRound() {
        CarriedSet told = set(NOON, UPTIME, NOON.plusSeconds(600));
        Instant behind = NOON.plus(CarryOver.REACH).plusSeconds(10);

        assertThat(told.isStale(later(20, NOON.plusSeconds(600), behind), FRESH))
                .isFalse();
        assertThat(told.isStale(later(3_600, behind), FRESH)).isTrue();
    }

    @Test
    void aClockThatWasSetIsTold() {
        CarriedSet told = set(NOON, UPTIME, NOON.plusSeconds(7_200));
        CarriedSet jumped = set(NOON.plusSeconds(63), UPTIME + 60_000, NOON.plusSeconds(7_200));

        assertThat(told.isStale(jumped, FRESH)).isTrue();
    }

    @Test
    void aDeviceThatHasNothingToDoIsLeftAlone() {
        CarriedSet nothing = set(NOON, UPTIME);

        assertThat(nothing.isStale(later(100_000), FRESH)).isFalse();
        assertThat(nothing.covers()).isNull();
        assertThat(nothing.isStale(later(1, NOON.plusSeconds(60)), FRESH)).isTrue();
    }

    private static CarriedSet later(long seconds, Instant... moments) {
        return set(NOON.plusSeconds(seconds), UPTIME + 1_000 * seconds, moments);
    }

    private static CarriedSet set(Instant now, long uptime, Instant... moments) {
        Action on = Action.of(Operation.SET, BooleanNode.TRUE);
        List<CarriedFiring> plan = Stream.of(moments)
                .map(at -> new CarriedFiring(MORNING, "Morning", Phase.START, at, at, "relay1", on))
                .toList();
        return CarriedSet.of(17, 8, 0, now, uptime, now.plus(CarryOver.REACH), plan);
    }
}
