package org.hearth.wired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hearth.gpio.Line;
import org.hearth.gpio.Pull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiringTest {
    @TempDir
    Path folder;

    @Test
    void aButtonPullsItsLineUpAndIsPressedWhenItIsLow() throws IOException {
        Wiring wiring = read(
                "{\"id\":\"relay1\",\"line\":17},{\"id\":\"b1\",\"kind\":\"button\",\"line\":22,\"toggles\":\"relay1\"}");

        assertThat(wiring.wires().getFirst().line()).isEqualTo(new Line(17, false, Pull.OFF));
        assertThat(wiring.wires().getLast().line()).isEqualTo(new Line(22, true, Pull.UP));
        assertThat(wiring.wires().getLast().debounceMs()).isEqualTo(30);
    }

    @Test
    void aGateTakesPulsesOnly() throws IOException {
        Wiring wiring = read("{\"id\":\"gate\",\"kind\":\"gate\",\"line\":27,\"max_on_s\":5}");

        assertThat(wiring.wires().getFirst().capability()).isEqualTo(Capability.relay("gate", true, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"r\",\"line\":256}; range:line of r",
                "{\"id\":\"r\"}; missing:line of r",
                "{\"id\":\"r\",\"line\":4,\"active\":\"LOW\"}; range:active of r",
                "{\"id\":\"r\",\"line\":4,\"pull\":\"none\"}; range:pull of r",
                "{\"id\":\"Relay 1\",\"line\":4}; range:id Relay 1",
                "{\"id\":\"r\",\"line\":4},{\"id\":\"s\",\"line\":4}; line 4 is wired twice",
                "{\"id\":\"r\",\"line\":4},{\"id\":\"r\",\"line\":5}; two wires are called r",
                "{\"id\":\"b\",\"kind\":\"button\",\"line\":4,\"toggles\":\"r\"}; b toggles r, which is no relay of this wiring",
            })
    void whatIsWrongIsNamed(String lines, String why) {
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private Wiring read(String lines) throws IOException {
        return Wiring.read(Files.writeString(folder.resolve("wiring.json"), "{\"v\":1,\"lines\":[" + lines + "]}"));
    }
}
