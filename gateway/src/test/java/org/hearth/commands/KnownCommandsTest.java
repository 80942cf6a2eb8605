package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.time.Instant;
import java.util.UUID;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.junit.jupiter.api.Test;

class KnownCommandsTest {
    private static final UUID BOB = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final KnownCommands known = new KnownCommands();

    /** Whoever sends, ends or confirms a command has taken it in hand before. */
    @Test
    void aNameDoesNotComeBackWithACommandThatWasCapturedBeforeItsPersonWasForgotten() {
        Command captured = known.keep(command(new CommandState.Sent(NOW)));
        known.forget(BOB);

        Command shown = known.keep(captured.with(new CommandState.Acknowledged(NOW, NOW, Proof.READBACK)));

        assertThat(shown.cause()).isEqualTo(Cause.of(CauseKind.PERSON));
        assertThat(known.find("1")).contains(shown);
        assertThat(known.newest("lamp", "relay1")).contains(shown);
    }

    private static Command command(CommandState state) {
        Action on = new Action(Operation.SET, BooleanNode.TRUE, null);
        return new Command(
                "1", "lamp", "relay1", on, state, false, NOW, NOW.plusSeconds(60), Cause.person(BOB, "Bob"), null);
    }
}
