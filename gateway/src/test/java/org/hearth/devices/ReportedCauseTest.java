package org.hearth.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.junit.jupiter.api.Test;

class ReportedCauseTest {
    private static final Instant UNTIL = Instant.parse("2026-03-01T12:00:00Z");
    private static final Cause MORNING = Cause.schedule(UUID.randomUUID(), "Morning", UNTIL);
    private static final Cause ANNA = Cause.person(UUID.randomUUID(), "Anna");

    private final Device lamp = Device.unheard("lamp", new Label("Lamp", "bulb", null, ""));
    private final ReportedCause reported = new ReportedCause(
            "cmd:7",
            id -> id.equals("7") ? Optional.of(new Commanded("lamp", "relay1", UNTIL, ANNA)) : Optional.empty(),
            firing -> Optional.empty());

    @Test
    void aChangeThatWasCommandedHasItsReason() {
        assertThat(reported.of(lamp, "relay1", UNTIL)).isEqualTo(ANNA.by("7"));
        assertThat(reported.isForeign()).isFalse();
    }

    @Test
    void theCommandOfAnotherDeviceIsNoReason() {
        Device other = Device.unheard("other", new Label("Other", "bulb", null, ""));

        assertThat(reported.of(other, "relay1", UNTIL).kind()).isEqualTo(CauseKind.DEVICE);
        assertThat(reported.isForeign()).isTrue();
    }

    @Test
    void aCommandThatNobodyGaveIsNoReason() {
        ReportedCause unknown = new ReportedCause("cmd:8", id -> Optional.empty(), firing -> Optional.empty());

        assertThat(unknown.of(lamp, "relay1", UNTIL).kind()).isEqualTo(CauseKind.DEVICE);
        assertThat(unknown.isForeign()).isTrue();
    }

    /** A report tells all parts and what made the newest change: the others are no fault. */
    @Test
    void whatElseChangedMeanwhileIsTheDevicesOwn() {
        assertThat(reported.of(lamp, "relay2", UNTIL).kind()).isEqualTo(CauseKind.DEVICE);
        assertThat(reported.isForeign()).isFalse();
    }

    @Test
    void whoWasAwayTellsLateWhatACommandDid() {
        Device away = toldAt(UNTIL.minusSeconds(1));

        assertThat(reported.of(away, "relay1", UNTIL.plus(Duration.ofHours(3)))).isEqualTo(ANNA.by("7"));
        assertThat(reported.isForeign()).isFalse();
    }

    @Test
    void aCommandThatIsOverIsNoReasonForWhatFollows() {
        Device there = toldAt(UNTIL.plus(Duration.ofMinutes(3)));

        assertThat(reported.of(there, "relay1", UNTIL.plus(Duration.ofMinutes(4)))
                        .kind())
                .isEqualTo(CauseKind.DEVICE);
        assertThat(reported.isForeign()).isTrue();
    }

    @Test
    void whatTheDeviceCarriedIsTheSchedulesDoing() {
        assertThat(ran("a1b2c3d4").of(lamp, "relay1", UNTIL)).isEqualTo(MORNING);
        assertThat(ran("a1b2c3d4").of(toldAt(UNTIL.minusSeconds(1)), "relay1", UNTIL.plus(Duration.ofHours(3))))
                .isEqualTo(MORNING);
    }

    @Test
    void whatTheDeviceDidNotCarryOrDidLongAgoIsItsOwn() {
        Device there = toldAt(UNTIL.plus(Duration.ofMinutes(3)));

        assertThat(ran("ffffffff").of(lamp, "relay1", UNTIL).kind()).isEqualTo(CauseKind.DEVICE);
        assertThat(ran("a1b2c3d4").of(lamp, "relay2", UNTIL).kind()).isEqualTo(CauseKind.DEVICE);
        assertThat(ran("a1b2c3d4")
                        .of(there, "relay1", UNTIL.plus(Duration.ofMinutes(4)))
                        .kind())
                .isEqualTo(CauseKind.DEVICE);
    }

    private static ReportedCause ran(String named) {
        Commanded morning = new Commanded("lamp", "relay1", UNTIL, MORNING);
        return new ReportedCause(
                "schedule:" + named,
                id -> Optional.empty(),
                firing -> firing.equals("a1b2c3d4") ? Optional.of(morning) : Optional.empty());
    }

    private Device toldAt(Instant at) {
        return lamp.read(Map.of("relay1", new Reading(BooleanNode.FALSE, at, at, Cause.of(CauseKind.LOCAL))));
    }
}
