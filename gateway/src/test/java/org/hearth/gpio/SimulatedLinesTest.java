package org.hearth.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.hearth.gpio.SimulatedLines.Edge;
import org.junit.jupiter.api.Test;

class SimulatedLinesTest {
    private static final Line RELAY = new Line(17, false, Pull.OFF);
    private static final Line LOW_RELAY = new Line(27, true, Pull.OFF);
    private static final Line BUTTON = new Line(22, true, Pull.UP);

    private final SimulatedLines lines = new SimulatedLines();

    @Test
    void anOutputCarriesItsValueBeforeItDrives() {
        lines.output(LOW_RELAY, "relay1", false);

        assertThat(lines.journal()).containsExactly(new Edge(27, true));
        assertThat(lines.look(27)).isEqualTo(new LineState(27, "SIM27", "relay1", true, true));
    }

    @Test
    void whatDoesNotChangeALevelIsNoEdge() {
        Output relay = lines.output(RELAY, "relay1", false);
        relay.drive(false);
        assertThat(lines.journal()).isEmpty();

        relay.drive(true);

        assertThat(lines.journal()).containsExactly(new Edge(17, true));
        assertThat(relay.isOn()).isTrue();
    }

    @Test
    void aLineInUseIsRefusedWithWhoUsesIt() {
        lines.occupy(17, "spi0 CS1");

        assertThatThrownBy(() -> lines.output(RELAY, "relay1", true)).hasMessage("line 17 is in use by \"spi0 CS1\"");

        assertThat(lines.journal()).isEmpty();
    }

    @Test
    void aLineThatWasLetGoKeepsWhatItDrove() {
        lines.output(RELAY, "relay1", true);

        lines.close();

        assertThat(lines.look(17)).isEqualTo(new LineState(17, "SIM17", null, true, true));
    }

    @Test
    void aButtonRestsWhereItsPullHoldsIt() {
        List<Boolean> edges = new ArrayList<>();
        Input button = lines.input(BUTTON, "button1", edges::add);
        assertThat(button.isOn()).isFalse();

        lines.apply(22, false);
        lines.apply(22, true);

        assertThat(edges).containsExactly(true, false);
    }

    @Test
    void aLineBeyondTheChipIsRefused() {
        assertThatThrownBy(() -> lines.look(54)).hasMessage("line 54 is not on this chip: it has 0 to 53");
    }
}
