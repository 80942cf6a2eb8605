package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
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
    private static final long TWO_SECONDS = 2_000_000_000;

    @Test
    void aCommandIsWrittenAsTheGoldenOne() {
        Command command = new Command(
                "01HZX8",
                "board-1",
                "relay1",
                Action.of(Operation.SET, BooleanNode.TRUE),
                new CommandState.Queued(),
                false,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(3),
                Cause.person(new UUID(0, 1), "Maria"),
                null);
        Uptimes.Mark clockOfDevice = new Uptimes.Mark(17, 86_410_345, ARRIVED);

        String written = Dispatcher.payload(command, clockOfDevice, ARRIVED + TWO_SECONDS)
                .toString();

        assertThat(written).isEqualTo(GoldenPayloads.first("commands/control").toString());
    }
}
