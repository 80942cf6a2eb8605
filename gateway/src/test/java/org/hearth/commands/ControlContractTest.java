package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Instant;
import java.util.UUID;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.devices.Uptimes;
import org.hearth.house.GoldenPayloads;
import org.hearth.journal.Cause;
import org.junit.jupiter.api.Test;

class ControlContractTest {
    private static final long ARRIVED = 1_000_000_000;
    private static final UUID SCHEDULE = new UUID(7, 7);
    private static final Instant DUE = Instant.parse("2027-03-28T04:00:00Z");
    private static final long TWO_SECONDS = 2_000_000_000;

    @Test
    void aCommandIsWrittenAsTheGoldenOne() {
        assertThat(written("01HZX8", Action.of(Operation.SET, BooleanNode.TRUE)))
                .isEqualTo(GoldenPayloads.first("commands/control").toString());
    }

    @Test
    void aPulseIsWrittenWithItsLengthAndALevelWithItsNumber() {
        assertThat(written("01HZX9", new Action(Operation.PULSE, null, 800)))
                .isEqualTo("{\"v\":1,\"id\":\"01HZX9\",\"cap\":\"relay1\",\"op\":\"pulse\",\"ms\":800,\"boot\":17,"
                        + "\"until_ms\":86412345}");
        assertThat(written("01HZX9", Action.of(Operation.LEVEL, IntNode.valueOf(40))))
                .contains("\"op\":\"level\",\"val\":40,");
    }

    @Test
    void theCommandOfAScheduleNamesItsFiringAndAPulseDoesNot() {
        Cause morning = Cause.schedule(SCHEDULE, "Morning", DUE);

        assertThat(written("01HZX8", Action.of(Operation.SET, BooleanNode.TRUE), morning))
                .endsWith("\"until_ms\":86412345,\"fid\":\""
                        + FiringId.of(SCHEDULE, DUE, "relay1", Action.of(Operation.SET, BooleanNode.TRUE)) + "\"}");
        assertThat(written("01HZX9", new Action(Operation.PULSE, null, 800), morning))
                .doesNotContain("fid");
    }

    private static String written(String id, Action action) {
        return written(id, action, Cause.person(new UUID(0, 1), "Maria"));
    }

    private static String written(String id, Action action, Cause cause) {
        Command command = new Command(
                id,
                "board-1",
                "relay1",
                action,
                new CommandState.Queued(),
                false,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(3),
                cause,
                null);
        Uptimes.Mark clockOfDevice = new Uptimes.Mark(17, 86_410_345, ARRIVED);
        return Dispatcher.payload(command, clockOfDevice, ARRIVED + TWO_SECONDS).toString();
    }
}
