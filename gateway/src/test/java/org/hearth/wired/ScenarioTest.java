package org.hearth.wired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The device of this application holds every dialogue of the contract, as the boards do. */
class ScenarioTest {
    private static final Path SCENARIOS = Path.of(System.getProperty("hearth.contracts"), "mqtt", "scenarios");
    private static final long PATIENCE_MS = 1_000;

    @TempDir
    Path folder;

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void holdsTheDialogue(String file) throws IOException {
        JsonNode scenario = Bench.JSON.readTree(Files.readString(SCENARIOS.resolve(file)));
        JsonNode device = scenario.path("device");
        Bench bench = new Bench(
                Bench.profile(device),
                device.path("boot").asLong(),
                device.path("sid").asText(),
                folder);
        assertThat(scenario.path("steps")).isNotEmpty();
        for (JsonNode step : scenario.path("steps")) take(bench, step);
    }

    private static void take(Bench bench, JsonNode step) {
        if (step.has("at_ms")) bench.advanceTo(step.path("at_ms").asLong());
        bench.sid = step.path("sid").asText(bench.sid);
        if (step.has("connect")) bench.connect();
        else if (step.has("disconnect")) bench.disconnect();
        else if (step.has("receive"))
            bench.receive(
                    step.path("receive").asText(),
                    step.path("payload").toString(),
                    step.path("retained").asBoolean());
        else if (step.has("press")) bench.press(step.path("press").asText());
        else if (step.has("measure")) bench.node.measure((ObjectNode) step.path("measure"), bench.nowMs);
        else if (step.has("sleep")) bench.sleep(step.path("sleep").asLong());
        else if (step.has("account")) bench.account = step.path("account").asText();
        else if (step.has("reboot"))
            bench.reboot(
                    step.path("reboot").path("boot").asLong(),
                    step.path("reboot").path("sid").asText());
        else if (step.has("expect")) expect(bench, step);
        else if (step.has("expect_none")) expectNone(bench, step);
        else if (step.has("expect_pin")) expectPins(bench, step);
        else assertThat(step.has("at_ms")).as("a step that is known: " + step).isTrue();
    }

    private static void expect(Bench bench, JsonNode step) {
        String leaf = step.path("expect").asText();
        long within = step.path("within_ms").asLong(PATIENCE_MS);
        Bench.Said said = bench.next(within, leaf.equals("status/heartbeat"));
        assertThat(said).as("an answer to " + step).isNotNull();
        assertThat(Objects.requireNonNull(said).leaf())
                .as(step + " but got " + said)
                .isEqualTo(leaf);
        assertThat(has(said.payload(), step.path("payload")))
                .as(step + " but got " + said)
                .isTrue();
    }

    private static void expectNone(Bench bench, JsonNode step) {
        bench.skipHeartbeats();
        assertThat(bench.said).as(step.toString()).isEmpty();
    }

    private static void expectPins(Bench bench, JsonNode step) {
        step.path("expect_pin")
                .properties()
                .forEach(line -> assertThat(Objects.requireNonNull(bench.actuators.get(line.getKey()))
                                .level())
                        .as(step.toString())
                        .isEqualTo(
                                line.getValue().isBoolean()
                                        ? (line.getValue().asBoolean() ? Actuator.FULL : 0)
                                        : line.getValue().asInt()));
    }

    /** True if the payload has these members; others may be there. */
    private static boolean has(JsonNode payload, JsonNode members) {
        if (members.isMissingNode()) return true;
        if (!members.isObject())
            return members.isNumber() && payload.isNumber()
                    ? members.doubleValue() == payload.doubleValue()
                    : members.equals(payload);
        return members.properties().stream()
                .allMatch(member ->
                        payload.has(member.getKey()) && has(payload.path(member.getKey()), member.getValue()));
    }
}
