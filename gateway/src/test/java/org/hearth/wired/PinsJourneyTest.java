package org.hearth.wired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hearth.broker.Broker;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.broker.Payload;
import org.hearth.broker.PinSet;
import org.hearth.devices.Devices;
import org.hearth.enrolment.Boards;
import org.hearth.gpio.SimulatedLines;
import org.hearth.gpio.SimulatedLines.Edge;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.hearth.trust.Certificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines as a device of a real gateway behind a real broker. */
@QuarkusTest
@QuarkusTestResource(House.class)
class PinsJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WIRING = """
            {"v":1,"model":"Relays on the Pi","lines":[
              {"id":"relay1","line":17},
              {"id":"relay2","line":27,"active":"low"},
              {"id":"button1","kind":"button","line":22,"toggles":"relay1"}]}""";

    @Inject
    Boards boards;

    @Inject
    Certificates certificates;

    @Inject
    Devices devices;

    @Inject
    Rows rows;

    @Inject
    Broker broker;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final SimulatedLines lines = new SimulatedLines();
    private final List<PinsRuns> begun = new ArrayList<>();

    @AfterEach
    void end() {
        begun.forEach(PinsRuns::end);
        vertx.close();
        House.broker().standsAgain();
    }

    @Test
    void aRestartOfTheBrokerMovesNoLine() throws Exception {
        String id = "pins-of-a-broken-broker";
        PinsRuns runs = start(id, boards.secret(id), new PinSet(certificates.brokerPins()));
        await().atMost(PATIENCE).until(() -> isThere(id));
        press();
        await().atMost(PATIENCE).until(() -> lines.journal().contains(new Edge(17, true)));
        List<Edge> before = lines.journal();

        House.broker().kill();
        await().atMost(PATIENCE).until(() -> !device(runs).isOnline());
        House.broker().start();
        await().atMost(PATIENCE).until(() -> device(runs).isOnline());

        assertThat(lines.journal()).isEqualTo(before);
        await().atMost(PATIENCE).until(() -> isThere(id));
    }

    /** The same account and the same broker: the pin alone decides whether anything is said. */
    @Test
    void onlyThePinnedBrokerHearsAnything() throws Exception {
        String id = "pins-before-a-stranger";
        String secret = boards.secret(id);
        PinsRuns strangers = start(id, secret, new PinSet(List.of("sha256:" + "ab".repeat(32))));
        await().atMost(PATIENCE).until(() -> device(strangers).attempts() >= 3);
        assertThat(device(strangers).isOnline()).isFalse();
        assertThat(log()).doesNotContain(" as " + id);
        strangers.end();

        start(id, secret, new PinSet(certificates.brokerPins()));

        await().atMost(PATIENCE).until(() -> isThere(id));
        // What was looked for above is what the broker writes down of whoever says who he is.
        assertThat(log()).contains(" as " + id);
    }

    /** As when the gateway has told it and then says nothing more. */
    @Test
    void whatTheLinesRunByThemselvesIsDoneOnceAndInTheLedger() throws Exception {
        String id = "pins-left-alone";
        start(id, boards.secret(id), new PinSet(certificates.brokerPins()));
        await().atMost(PATIENCE).until(() -> isThere(id));
        UUID schedule = UUID.randomUUID();
        rows.run(
                "INSERT INTO carried_firing VALUES (?, 'a1b2c3d4', ?, 'Evening', 'START', now(), now(), 'relay1', 'SET', 'true')",
                id,
                schedule);
        ObjectNode set =
                Payload.compose().put("rev", 4_000_000_000L).put("part", 1).put("of", 1);
        set.put("boot", 1)
                .put("grace_ms", 0)
                .put("ran", 0)
                .putArray("f")
                .addArray()
                .add("a1b2c3d4")
                .add(1)
                .add("relay1")
                .add(true);

        broker.send(id, "config/schedule", set);

        await().atMost(PATIENCE).until(() -> lines.journal().contains(new Edge(17, true)));
        await().atMost(PATIENCE)
                .until(() -> rows.count(
                                "SELECT count(*) FROM firing WHERE schedule_id = ? AND outcome = 'RAN_LOCALLY'",
                                schedule)
                        == 1);
        await().atMost(PATIENCE)
                .until(() -> rows.count(
                                "SELECT count(*) FROM journal WHERE device = ? AND verb = 'STATE_CHANGED' "
                                        + "AND cause ->> 'name' = 'Evening'",
                                id)
                        == 1);
        assertThat(lines.journal())
                .filteredOn(edge -> edge.offset() == 17 && edge.level())
                .hasSize(1);
    }

    @Test
    void whatTheHouseholdWiresIsWiredFromTheNextRunOn() throws Exception {
        String id = "pins-of-a-household";
        start(id, boards.secret(id), new PinSet(certificates.brokerPins()));
        await().atMost(PATIENCE).until(() -> wiring(id).statusCode() == 200 && isThere(id));
        assertThat(wiring(id).<String>path("chip")).isEqualTo("simulated");
        assertThat(wiring(id).jsonPath().<String>getList("lines.id")).containsExactly("relay1", "relay2", "button1");
        press();
        await().atMost(PATIENCE).until(() -> lines.journal().contains(new Edge(17, true)));
        lines.occupy(14, "the kernel");
        List<Edge> before = lines.journal();

        // Line 14 was free when the device told its lines: the device itself finds that it no longer is.
        wish(id, 0, "{\"id\": \"relay1\", \"line\": 5}, {\"id\": \"porch\", \"line\": 14}")
                .then()
                .statusCode(202);
        await().atMost(PATIENCE).until(() -> wiring(id).path("refused") != null);
        assertThat(wiring(id).<String>path("refused.field")).isEqualTo("lines[1].line");
        assertThat(wiring(id).<String>path("refused.user")).isEqualTo("the kernel");
        assertThat(lines.journal()).isEqualTo(before);

        wish(id, 1, "{\"id\": \"porch\", \"line\": 5}, {\"id\": \"relay2\", \"line\": 27, \"active\": \"LOW\"}")
                .then()
                .statusCode(202);

        await().atMost(PATIENCE).until(() -> wiring(id).<Boolean>path("inSync"));
        await().atMost(PATIENCE).until(() -> capabilities(id).equals(List.of("porch", "relay2")));
        assertThat(devices.find(id).orElseThrow().session().boot()).isEqualTo(2);
        // The relay that left was on and is off; the one that stayed saw nothing.
        assertThat(lines.look(17).level()).isFalse();
        assertThat(lines.journal()).filteredOn(edge -> edge.offset() == 27).hasSize(1);
        assertThat(wiring(id).jsonPath().<String>getList("used.user"))
                .containsExactlyInAnyOrder("porch", "relay2", "the kernel");
        for (String verb : List.of("WISHED", "REFUSED", "TAKEN"))
            assertThat(rows.count("SELECT count(*) FROM journal WHERE device = ? AND verb = ?", id, "WIRING_" + verb))
                    .isEqualTo(verb.equals("WISHED") ? 2 : 1);
    }

    @Test
    void whatCanNeverBeWiredIsRefusedFieldByField() throws Exception {
        String id = "pins-of-a-careless-household";
        lines.occupy(14, "the kernel");
        start(id, boards.secret(id), new PinSet(certificates.brokerPins()));
        await().atMost(PATIENCE).until(() -> wiring(id).statusCode() == 200);

        Response answer = wish(id, 0, """
                {"id": "Relay", "line": 14}, {"id": "r", "line": 17, "pull": "UP"}, {"id": "r", "line": 17},
                {"id": "b", "kind": "BUTTON", "toggles": "none", "maxOnSeconds": 3}, {"id": "s", "line": 200}""");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().<String>getList("errors.field"))
                .containsExactly(
                        "lines[0].id",
                        "lines[0].line",
                        "lines[1].pull",
                        "lines[2].id",
                        "lines[2].line",
                        "lines[3].line",
                        "lines[3].toggles",
                        "lines[3].maxOnSeconds",
                        "lines[4].line");
        assertThat(answer.jsonPath().<String>getList("errors.message")).anyMatch(text -> text.contains("the kernel"));
        assertThat(wiring(id).<Integer>path("revision")).isZero();
        assertThat(wish(id, 3, "").statusCode()).isEqualTo(409);
    }

    @Test
    void aDeviceThatNeverToldLinesHasNone() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            assertThat(wiring(board.id()).statusCode()).isEqualTo(404);
            assertThat(wish(board.id(), 0, "").statusCode()).isEqualTo(404);
        }
    }

    /** As after a restore, when the home gives the lines another code in the place of one that opens nothing any more. */
    @Test
    void linesThatAreEnrolledAnewComeInByTheirNewCode() throws Exception {
        String id = "pins-enrolled-anew";
        Path file = Files.writeString(folder.resolve("code"), boards.code(id));
        CodeFile codes = new CodeFile(file, Optional.of(id), Optional.of("localhost"));
        PinsRuns runs = start(codes.await(() -> {}), codes::successor);
        await().atMost(PATIENCE).until(() -> isThere(id));
        String another = boards.code(id);
        await().atMost(PATIENCE).until(() -> !device(runs).isOnline());
        Files.writeString(file, another.substring(0, another.length() / 2));
        int attempts = device(runs).attempts();
        await().atMost(PATIENCE).until(() -> device(runs).attempts() > attempts);

        Files.writeString(file, another);

        await().atMost(PATIENCE)
                .until(() -> runs.device() != null && device(runs).isOnline() && isThere(id));
        assertThat(devices.find(id).orElseThrow().session().boot()).isEqualTo(2);
    }

    private List<String> capabilities(String id) {
        return devices.find(id).orElseThrow().capabilities().stream()
                .map(org.hearth.devices.Capability::id)
                .toList();
    }

    private static Response wiring(String id) {
        return Owner.asks().get("/api/v1/devices/" + id + "/wiring");
    }

    private static Response wish(String id, long from, String lines) {
        return Owner.asks()
                .contentType("application/json")
                .body("{\"revision\": " + from + ", \"lines\": [" + lines + "]}")
                .put("/api/v1/devices/" + id + "/wiring");
    }

    private static String log() throws IOException {
        return Files.readString(Path.of("target", "mosquitto-" + House.broker().port() + ".log"));
    }

    private PinsRuns start(String id, String secret, PinSet pins) throws Exception {
        DeviceEnrolment enrolment = new DeviceEnrolment(
                id, secret, List.of("localhost"), House.broker().port(), 0, "hearth", pins, "00000000");
        return start(enrolment, present -> Optional.empty());
    }

    private PinsRuns start(DeviceEnrolment enrolment, PinsRuns.Successor successor) throws Exception {
        Path wiring = Files.writeString(folder.resolve("wiring-file.json"), WIRING);
        PinsRuns runs = new PinsRuns(
                vertx,
                enrolment,
                successor,
                new PinsRuns.Site(Wiring.read(wiring), lines, new Keepsakes(folder.resolve("state")), "host", "1"),
                new SignOfLife(Optional.of(folder.resolve("alive"))));
        begun.add(runs);
        Thread.ofVirtual().start(runs::work);
        await().atMost(PATIENCE).until(() -> runs.device() != null);
        return runs;
    }

    private static PinsDevice device(PinsRuns runs) {
        return Objects.requireNonNull(runs.device());
    }

    private void press() {
        lines.apply(22, false);
    }

    private boolean isThere(String id) {
        return devices.find(id).orElseThrow().presence().online();
    }
}
