package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.junit.jupiter.api.Test;

class FiringIdTest {
    private static final UUID SCHEDULE = UUID.fromString("0197c5a4-0000-7000-8000-000000000001");
    private static final Instant DUE = Instant.parse("2027-03-28T04:00:00Z");
    private static final Action ON = Action.of(Operation.SET, BooleanNode.TRUE);

    /** Devices hold it over an update of the gateway: another way to make it would run a firing twice. */
    @Test
    void staysWhatItIs() {
        assertThat(FiringId.of(SCHEDULE, DUE, "relay1", ON)).isEqualTo("af42fe84");
    }

    @Test
    void isAnotherForWhateverIsAnother() {
        assertThat(List.of(
                        FiringId.of(SCHEDULE, DUE, "relay1", ON),
                        FiringId.of(new UUID(1, 1), DUE, "relay1", ON),
                        FiringId.of(SCHEDULE, DUE.plusMillis(1), "relay1", ON),
                        FiringId.of(SCHEDULE, DUE, "relay2", ON),
                        FiringId.of(SCHEDULE, DUE, "relay1", Action.of(Operation.SET, BooleanNode.FALSE)),
                        FiringId.of(SCHEDULE, DUE, "relay1", Action.of(Operation.LEVEL, IntNode.valueOf(40)))))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{8}"));
    }
}
