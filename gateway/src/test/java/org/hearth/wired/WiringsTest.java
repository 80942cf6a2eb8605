package org.hearth.wired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.gpio.SimulatedLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the household wires is taken and refused as the contract says, and kept. */
class WiringsTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("hearth.contracts"), "mqtt", "examples", "config-wiring.json");

    @TempDir
    Path folder;

    private final SimulatedLines lines = new SimulatedLines();

    record Example(String name, byte[] payload, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> examples() throws IOException {
        JsonNode file = Bench.JSON.readTree(Files.readString(EXAMPLES));
        return Stream.of("valid", "invalid")
                .flatMap(list -> StreamSupport.stream(file.path(list).spliterator(), false))
                .map(node -> new Example(
                        node.path("name").asText(),
                        ToDeviceContractTest.text(node).getBytes(StandardCharsets.UTF_8),
                        node.path("code").asText()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheContractSays(Example example) throws ContractViolation {
        Wirings wirings = wirings("home");

        Optional<Wiring> taken = wirings.offer(example.payload());

        assertThat(wirings.write().path("err").asText()).isEqualTo(example.code());
        assertThat(taken.isPresent()).isEqualTo(example.code().isEmpty());
        Wirings next = wirings("home");
        assertThat(next.write().path("rev").asInt()).isEqualTo(example.code().isEmpty() ? 8 : 7);
        assertThat(next.wiring()).isEqualTo(taken.orElse(wirings.wiring()));
    }

    @Test
    void aLineInUseIsRefusedWithWhoUsesItAndWhere() throws ContractViolation {
        Wirings wirings = wirings("home");

        wirings.offer(bytes("{\"v\":1,\"rev\":8,\"lines\":[{\"id\":\"a\",\"line\":5},{\"id\":\"b\",\"line\":14}]}"));

        ObjectNode said = wirings.write();
        assertThat(said.path("field").asText()).isEqualTo("lines[1].line");
        assertThat(said.path("user").asText()).isEqualTo("the kernel");
        assertThat(said.path("refused_rev").asInt()).isEqualTo(8);
        assertThat(said.path("chip").asText()).isEqualTo("simulated");
        assertThat(said.path("free")).hasSize(27).noneMatch(line -> line.asInt() == 14);
        assertThat(said.path("used").toString()).isEqualTo("[{\"line\":14,\"user\":\"the kernel\"}]");
    }

    /** Wires do not move because a code was made anew. */
    @Test
    void aNewEnrolmentLeavesTheWiringAndBeginsTheRevisions() throws ContractViolation {
        Wiring before = wirings("home").wiring();

        Wirings after = wirings("another");

        assertThat(after.wiring()).isEqualTo(before);
        assertThat(after.write().path("rev").asInt()).isZero();
    }

    @Test
    void whatCannotBeKeptIsRefused() throws Exception {
        Wirings wirings = wirings("home");
        Files.createDirectory(folder.resolve("wiring.json.new"));
        Files.createFile(folder.resolve("wiring.json.new").resolve("full"));

        assertThat(wirings.offer(bytes("{\"v\":1,\"rev\":8,\"lines\":[]}"))).isEmpty();

        assertThat(wirings.write().path("err").asText()).isEqualTo("unsaved");
        assertThat(wirings("home").write().path("rev").asInt()).isEqualTo(7);
    }

    /** The device of contracts/mqtt/examples/README.md. */
    private Wirings wirings(String enrolment) throws ContractViolation {
        lines.occupy(14, "the kernel");
        Keepsakes keepsakes = new Keepsakes(folder);
        if (!Files.exists(folder.resolve("wiring.json")))
            keepsakes.save(
                    "wiring",
                    "{\"v\":1,\"rev\":7,\"enrolment\":\"home\",\"lines\":[{\"id\":\"relay1\",\"line\":17,\"active\":\"low\"}]}");
        Wiring first = Wiring.of(Payload.read(bytes("{\"v\":1,\"lines\":[]}"), 100), "bench");
        return new Wirings(keepsakes, enrolment, lines, first);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
