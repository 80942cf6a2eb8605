package org.hearth.wired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden payloads towards a device are taken and refused as the contract says. */
class ToDeviceContractTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("hearth.contracts"), "mqtt", "examples");
    private static final long PATIENCE_MS = 300;

    /** What the device does with a good payload of each topic. */
    private static final Map<String, String> GOOD = Map.of(
            "commands/control", "done",
            "telemetry/committed", "ignored",
            "commands/report", "status/state",
            "config/pins", "status/online",
            "config/desired", "status/settings",
            "config/schedule", "status/ran",
            "commands/config", "status/settings");

    @TempDir
    Path folder;

    record Example(String topic, String name, JsonNode node, String wanted, boolean isGood) {
        @Override
        public String toString() {
            return topic + ": " + name;
        }
    }

    static Stream<Example> examples() throws IOException {
        List<Example> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path path : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JsonNode file = Bench.JSON.readTree(Files.readString(path));
                String topic = file.path("topic").asText();
                if (!file.path("direction").asText().equals("to-device") || !GOOD.containsKey(topic)) continue;
                for (JsonNode node : file.path("valid"))
                    all.add(new Example(
                            topic, node.path("name").asText(), node, String.valueOf(GOOD.get(topic)), true));
                for (JsonNode node : file.path("invalid"))
                    all.add(new Example(
                            topic,
                            node.path("name").asText(),
                            node,
                            node.path("code").asText(),
                            false));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheContractSays(Example example) throws IOException {
        Bench bench = bench();
        int edges = bench.lines.journal().size();

        bench.receive(example.topic(), text(example.node()), false);

        assertThat(answer(bench)).isEqualTo(example.wanted());
        boolean releases =
                example.isGood() && example.node().path("payload").path("from").asInt() == 1;
        assertThat(bench.node.readings().size() == 0).isEqualTo(releases);
        if (example.isGood()) return;
        assertThat(bench.lines.journal()).hasSize(edges);
        assertThat(bench.pinned.revision()).isEqualTo(7);
        assertThat(bench.node.settings().revision()).isEqualTo(7);
        assertThat(bench.secrets.revision()).isEqualTo(2);
    }

    /** The device of contracts/mqtt/examples/README.md: boot 17, one reading sent, pin set 7. */
    private Bench bench() throws IOException {
        Keepsakes keepsakes = new Keepsakes(folder);
        keepsakes.save(
                "pins",
                "{\"v\":1,\"rev\":7,\"enrolment\":\"bench\",\"pins\":[\"sha256:%s\",\"sha256:%s\"]}"
                        .formatted("a1".repeat(32), "b2".repeat(32)));
        keepsakes.save("settings", "{\"v\":1,\"rev\":7,\"enrolment\":\"bench\",\"caps\":{}}");
        keepsakes.save(
                "secret", "{\"v\":1,\"rev\":2,\"enrolment\":\"bench\",\"secrets\":[\"CCCCCCCCCCCCCCCCCCCCCA\"]}");
        JsonNode device = Bench.JSON.readTree("""
                {"caps":[
                  {"id":"relay1","t":"relay","ops":["set","pulse"],"max_on_s":3600},
                  {"id":"relay2","t":"relay","ops":["set"]},
                  {"id":"light","t":"level","ops":["level"]},
                  {"id":"temperature","t":"number"}]}""");
        Bench bench = new Bench(Bench.profile(device), 17, "a91f", folder);
        bench.account = "CCCCCCCCCCCCCCCCCCCCCA";
        bench.connect();
        bench.node.measure(Reports.object().put("temperature", 21.4), bench.nowMs);
        bench.advanceTo(2_000);
        bench.said.clear();
        return bench;
    }

    private static String answer(Bench bench) {
        Bench.Said said = bench.next(PATIENCE_MS, false);
        if (said == null) return "ignored";
        if (said.leaf().equals("status/ack")) return said.payload().path("err").asText("done");
        if (said.leaf().equals("status/settings") && said.payload().has("err"))
            return said.payload().path("err").asText();
        if (said.leaf().equals("telemetry/events") && said.payload().has("why"))
            return said.payload().path("why").asText();
        return said.leaf();
    }

    static String text(JsonNode node) {
        if (node.has("raw")) return node.path("raw").asText();
        JsonNode repeat = node.path("raw_repeat");
        return repeat.isObject()
                ? repeat.path("text").asText().repeat(repeat.path("times").asInt())
                : node.path("payload").toString();
    }
}
