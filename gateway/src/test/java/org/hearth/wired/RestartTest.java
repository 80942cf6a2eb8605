package org.hearth.wired;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hearth.broker.PinSet;
import org.hearth.gpio.Line;
import org.hearth.gpio.Pull;
import org.hearth.gpio.SimulatedLines;
import org.hearth.gpio.SimulatedLines.Edge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restart of the role does to the lines. */
class RestartTest {
    private static final Line LOW = new Line(27, true, Pull.OFF);
    private static final Profile PROFILE =
            new Profile("bench", "host", "1", List.of(Capability.relay("relay1", false, 0)));

    @TempDir
    Path folder;

    private final SimulatedLines lines = new SimulatedLines();

    @Test
    void aRelayThatIsToBeAsItWasSeesNoEdge() {
        keep("settings", "{\"v\":1,\"rev\":1,\"enrolment\":\"home\",\"caps\":{\"relay1\":{\"at_boot\":\"last\"}}}");
        run().press("relay1", 10);
        List<Edge> before = lines.journal();
        lines.close();

        run();

        assertThat(lines.journal()).isEqualTo(before);
        assertThat(lines.look(27).level()).isFalse();
    }

    @Test
    void aRelayBecomesAnOutputWithItsFirstStateAndNoOther() {
        keep("settings", "{\"v\":1,\"rev\":1,\"enrolment\":\"home\",\"caps\":{\"relay1\":{\"at_boot\":\"on\"}}}");

        run();

        assertThat(lines.journal()).isEmpty();
        assertThat(lines.look(27).isOutput()).isTrue();
    }

    @Test
    void limitsOutliveTheEnrolmentAndRevisionsBeginAnew() {
        keep("settings", "{\"v\":1,\"rev\":9,\"enrolment\":\"another\",\"caps\":{\"relay1\":{\"at_boot\":\"on\"}}}");

        assertThat(run().settings())
                .isEqualTo(new Settings(0, 60, Map.of("relay1", new Limits(null, null, null, "on", null))));
    }

    @Test
    void limitsOutliveTheOtherRelayOfAnInterlock() {
        keep(
                "settings",
                "{\"v\":1,\"rev\":9,\"enrolment\":\"home\",\"caps\":{\"gone\":{\"max_on_s\":9},"
                        + "\"relay1\":{\"max_on_s\":60,\"lock\":\"gone\"}}}");

        assertThat(run().settings())
                .isEqualTo(new Settings(9, 60, Map.of("relay1", new Limits(60L, null, null, null, null))));
    }

    @Test
    void aFileThatWasCutIsAsIfItWereNotThere() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("settings.json"), "{\"v\":1,\"rev\":");

        assertThat(run().settings()).isEqualTo(Settings.NONE);
    }

    private Node run() {
        Keepsakes keepsakes = new Keepsakes(folder);
        PinSet pins = new PinSet(List.of("sha256:" + "a1".repeat(32)));
        Node.Credentials credentials = new Node.Credentials(
                "home", new PinnedCertificates(keepsakes, "home", pins), new Secrets(keepsakes, "home", "secret"));
        Map<String, Actuator> relays = Map.of("relay1", new Relay(lines, LOW, "relay1"));
        Node node = new Node(PROFILE, 1, (leaf, payload, once, retained) -> true, keepsakes, credentials, relays);
        node.start(0);
        return node;
    }

    private void keep(String name, String json) {
        new Keepsakes(folder).save(name, json);
    }
}
