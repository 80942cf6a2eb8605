package org.hearth.wired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hearth.broker.DeviceMessage;
import org.hearth.broker.Peer;
import org.hearth.broker.PinSet;
import org.hearth.gpio.Line;
import org.hearth.gpio.LineRefused;
import org.hearth.gpio.Pull;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of orders and limits when a line that was claimed no longer answers. */
class BrittleLinesTest {
    private static final String PIN = "sha256:" + "a1".repeat(32);
    private static final Profile PROFILE =
            new Profile("bench", "host", "1", List.of(Capability.relay("relay1", false, 60)));

    @TempDir
    Path folder;

    private final BrittleLines lines = new BrittleLines();
    private final Map<String, ObjectNode> last = new HashMap<>();
    private Node node;

    @BeforeEach
    void wire() {
        Keepsakes keepsakes = new Keepsakes(folder);
        Node.Credentials credentials = new Node.Credentials(
                "home",
                new PinnedCertificates(keepsakes, "home", new PinSet(List.of(PIN))),
                new Secrets(keepsakes, "home", "secret"));
        Map<String, Actuator> relays = Map.of("relay1", new Relay(lines, new Line(17, false, Pull.OFF), "relay1"));
        node = new Node(PROFILE, 1, this::publish, keepsakes, credentials, relays);
    }

    @Test
    void anOrderThatMovesNothingEndsAsFailed() {
        begin();
        lines.failure = new LineRefused("the chip is gone");

        order("c1", "\"set\",\"val\":true", 1_000);

        assertThat(last("status/ack").path("res").asText()).isEqualTo("failed");
        assertThat(last("status/state").path("st").path("relay1").asBoolean(true))
                .isFalse();
    }

    @Test
    void aLimitThatCannotBeKeptIsTriedAgainEachSecond() {
        begin();
        order("c1", "\"set\",\"val\":true", 1_000);
        lines.failure = new LineRefused("the chip is gone");
        node.step(61_000);
        lines.failure = null;
        assertThat(lines.look(17).level()).isTrue();
        assertThat(node.nextMs()).isEqualTo(62_000);

        node.step(61_999);
        assertThat(lines.look(17).level()).isTrue();
        node.step(62_000);

        assertThat(lines.look(17).level()).isFalse();
        assertThat(last("status/state").path("by").asText()).isEqualTo("limit");
    }

    @Test
    void aPulseThatCannotEndIsTriedAgain() {
        begin();
        order("c1", "\"pulse\",\"ms\":500", 1_000);
        assertThat(lines.look(17).level()).isTrue();
        lines.failure = new LineRefused("the chip is gone");
        node.step(1_500);
        lines.failure = null;

        node.step(2_500);

        assertThat(lines.look(17).level()).isFalse();
        assertThat(last("status/state").path("by").asText()).isEqualTo("cmd:c1");
    }

    @Test
    void whatWasToldToGoOffAndStayedOnIsTriedAgain() {
        begin();
        order("c1", "\"set\",\"val\":true", 1_000);
        lines.failure = new LineRefused("the chip is gone");
        order("c2", "\"set\",\"val\":false", 2_000);
        assertThat(last("status/ack").path("res").asText()).isEqualTo("failed");
        lines.failure = null;

        node.step(3_000);

        assertThat(lines.look(17).level()).isFalse();
    }

    @Test
    void aLineThatCannotBeReadBackIsNoProofAndKeepsItsLimit() {
        begin();
        lines.isUnreadable = true;

        order("c1", "\"set\",\"val\":true", 1_000);

        assertThat(last("status/ack").path("res").asText()).isEqualTo("failed");
        node.step(61_000);
        assertThat(lines.look(17).level()).isFalse();
    }

    @Test
    void aLineThatCannotBeClaimedEndsTheStart() {
        lines.whole.occupy(17, "the kernel");

        assertThatThrownBy(() -> node.start(0)).isInstanceOf(LineRefused.class);
    }

    private void begin() {
        node.start(0);
        node.online(new Peer(PIN, "spki-" + PIN), 0, "a91f", 0);
        node.step(500);
    }

    private void order(String id, String what, long nowMs) {
        String order = "{\"v\":1,\"id\":\"" + id + "\",\"boot\":1,\"until_ms\":" + (nowMs + 5_000)
                + ",\"cap\":\"relay1\",\"op\":" + what + "}";
        node.receive(new DeviceMessage("commands/control", order.getBytes(StandardCharsets.UTF_8), false), nowMs);
    }

    private ObjectNode last(String leaf) {
        return Objects.requireNonNull(last.get(leaf), leaf);
    }

    private boolean publish(String leaf, ObjectNode payload, boolean once, boolean retained) {
        last.put(leaf, payload);
        return true;
    }
}
