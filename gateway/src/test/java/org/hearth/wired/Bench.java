package org.hearth.wired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hearth.broker.DeviceMessage;
import org.hearth.broker.Peer;
import org.hearth.broker.PinSet;
import org.hearth.gpio.Line;
import org.hearth.gpio.Pull;
import org.hearth.gpio.SimulatedLines;
import org.jspecify.annotations.Nullable;

/** The real node on simulated lines, with a clock that the test pushes and a broker that writes down what was said. */
final class Bench {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final long STEP_MS = 10;
    private static final long RETRY_MS = 20_000;
    private static final Peer BROKER = new Peer("sha256:" + "a1".repeat(32), "spki-sha256:" + "c3".repeat(32));
    private static final PinSet ENROLLED =
            new PinSet(List.of("sha256:" + "a1".repeat(32), "sha256:" + "b2".repeat(32)));

    final Map<String, Actuator> actuators = new LinkedHashMap<>();
    final Deque<Said> said = new ArrayDeque<>();
    final Keepsakes keepsakes;
    SimulatedLines lines = new SimulatedLines();
    PinnedCertificates pinned;
    Secrets secrets;
    Node node;
    long nowMs;

    private final Profile profile;
    private boolean reachable;
    private boolean connected;
    private long retryAtMs;
    String sid;
    String account = SECRET;

    record Said(String leaf, JsonNode payload) {}

    Bench(Profile profile, long boot, String sid, Path folder) {
        this.profile = profile;
        this.keepsakes = new Keepsakes(folder);
        int offset = 0;
        for (Capability capability : profile.capabilities())
            if (capability.isActuator()) actuators.put(capability.id(), actuator(capability, offset++));
        this.pinned = new PinnedCertificates(keepsakes, "bench", ENROLLED);
        this.secrets = new Secrets(keepsakes, "bench", SECRET);
        this.sid = sid;
        this.node = begin(boot);
    }

    static Profile profile(JsonNode device) {
        List<Capability> capabilities = new ArrayList<>();
        for (JsonNode cap : device.path("caps")) capabilities.add(capability(cap));
        return new Profile("bench", "host", "1.0.0", capabilities);
    }

    private static Capability capability(JsonNode cap) {
        Capability.Kind kind = switch (cap.path("t").asText()) {
            case "relay" -> Capability.Kind.RELAY;
            case "level" -> Capability.Kind.LEVEL;
            case "bool" -> Capability.Kind.SENSE;
            case "button" -> Capability.Kind.BUTTON;
            default -> Capability.Kind.NUMBER;
        };
        Capability.Proof proof = cap.path("proof").asText().equals("none")
                ? Capability.Proof.NONE
                : cap.path("feedback").asBoolean() ? Capability.Proof.FEEDBACK : Capability.Proof.READBACK;
        return new Capability(
                cap.path("id").asText(),
                kind,
                StreamSupport.stream(cap.path("ops").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet()),
                proof,
                cap.path("u").asText(""),
                cap.path("max_on_s").asLong(0));
    }

    private Actuator actuator(Capability capability, int offset) {
        if (capability.kind() == Capability.Kind.LEVEL) return new Dimmer();
        return new Relay(lines, new Line(offset, false, Pull.OFF), capability.id());
    }

    private Node begin(long boot) {
        Node begun = new Node(
                profile, boot, this::publish, keepsakes, new Node.Credentials("bench", pinned, secrets), actuators);
        begun.start(nowMs);
        return begun;
    }

    void reboot(long boot, String newSid) {
        reachable = false;
        connected = false;
        sid = newSid;
        nowMs = 0;
        said.clear();
        actuators.values().forEach(actuator -> actuator.drive(0));
        pinned = new PinnedCertificates(keepsakes, "bench", ENROLLED);
        secrets = new Secrets(keepsakes, "bench", SECRET);
        node = begin(boot);
    }

    void advanceTo(long upMs) {
        if (upMs < nowMs) throw new IllegalArgumentException("a clock never goes back");
        while (nowMs < upMs) {
            nowMs = Math.min(nowMs + STEP_MS, upMs);
            if (reachable && !connected && nowMs >= retryAtMs) attempt();
            node.step(nowMs);
        }
    }

    /** As the link does: the newest secret first, the one before when the broker refuses it, then a pause. */
    private void attempt() {
        int place = secrets.all().indexOf(account);
        connected = place >= 0;
        if (connected) node.online(BROKER, place, sid, nowMs);
        else retryAtMs = nowMs + RETRY_MS;
    }

    void connect() {
        reachable = true;
        attempt();
    }

    void disconnect() {
        reachable = false;
        connected = false;
        said.clear();
        node.offline(nowMs);
    }

    /** As a board does: announces it, goes, and comes back by itself. */
    void sleep(long seconds) {
        node.sleep(seconds);
        connected = false;
        node.offline(nowMs);
        retryAtMs = nowMs + 1000 * seconds;
    }

    void press(String id) {
        boolean isButton = profile.find(id)
                .filter(one -> one.kind() == Capability.Kind.BUTTON)
                .isPresent();
        if (isButton) node.ring(id, nowMs);
        else node.press(id, nowMs);
    }

    void receive(String leaf, String payload, boolean retained) {
        node.receive(new DeviceMessage(leaf, payload.getBytes(StandardCharsets.UTF_8), retained), nowMs);
    }

    /** The next message but heartbeats; null if none comes in so much of the device's time. */
    @Nullable
    Said next(long withinMs, boolean heartbeats) {
        long last = nowMs + withinMs;
        if (!heartbeats) skipHeartbeats();
        while (said.isEmpty() && nowMs < last) {
            advanceTo(Math.min(nowMs + STEP_MS, last));
            if (!heartbeats) skipHeartbeats();
        }
        return said.pollFirst();
    }

    void skipHeartbeats() {
        said.removeIf(one -> one.leaf().equals("status/heartbeat"));
    }

    private boolean publish(String leaf, ObjectNode payload, boolean atLeastOnce, boolean retained) {
        if (!connected) return false;
        try {
            said.add(new Said(leaf, JSON.readTree(payload.toString())));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    private static final class Dimmer implements Actuator {
        private int level;

        @Override
        public void drive(int to) {
            level = to;
        }

        @Override
        public int level() {
            return level;
        }
    }
}
