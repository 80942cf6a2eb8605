package org.hearth.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hearth.broker.Arrival;

/** The examples of {@code contracts/mqtt/examples} and what devices say in {@code contracts/mqtt/scenarios}. */
public final class GoldenPayloads {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path MQTT = Path.of(System.getProperty("hearth.contracts"), "mqtt");

    private GoldenPayloads() {}

    /** One example: its name, what came, and why it is refused; {@code code} is empty if it must be taken. */
    public record Example(String name, Arrival arrival, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Examples of a leaf, for example {@code status/ack}, and everything devices say on it in the dialogues. */
    public static Stream<Example> of(String leaf) {
        JsonNode file = file(leaf);
        return Stream.of(
                        stream(file.path("valid")).map(node -> example(leaf, node, "")),
                        stream(file.path("invalid"))
                                .map(node ->
                                        example(leaf, node, node.path("code").asText())),
                        said(leaf, file).map(node -> example(leaf, node, "")))
                .flatMap(examples -> examples);
    }

    /** The first payload of a leaf that must be taken: what a writer's own payload is to look like. */
    public static JsonNode first(String leaf) {
        return file(leaf).path("valid").path(0).path("payload");
    }

    /** A dialogue names only the fields it is about; the others are those of a golden payload that has the same ones. */
    private static Stream<JsonNode> said(String leaf, JsonNode file) {
        return scenarios()
                .flatMap(scenario -> stream(scenario.path("steps"))
                        .filter(step -> leaf.equals(step.path("expect").asText()))
                        .filter(step -> step.has("payload"))
                        .map(step -> {
                            ObjectNode whole = base(file, step.path("payload")).deepCopy();
                            whole.setAll((ObjectNode) step.path("payload"));
                            return (JsonNode) JSON.createObjectNode()
                                    .put("name", scenario.path("name").asText())
                                    .set("payload", whole);
                        }));
    }

    private static ObjectNode base(JsonNode file, JsonNode about) {
        return stream(file.path("valid"))
                .map(node -> (ObjectNode) node.path("payload"))
                .filter(golden -> about.properties().stream().allMatch(field -> golden.has(field.getKey())))
                .filter(golden -> !about.has("online") || golden.path("online").equals(about.path("online")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no golden payload has the fields of " + about));
    }

    private static Stream<JsonNode> scenarios() {
        try (Stream<Path> files = Files.list(MQTT.resolve("scenarios"))) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(GoldenPayloads::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode file(String leaf) {
        return read(MQTT.resolve("examples").resolve(leaf.replace('/', '-') + ".json"));
    }

    private static Example example(String leaf, JsonNode node, String code) {
        String text = node.has("raw")
                ? node.path("raw").asText()
                : node.has("raw_repeat")
                        ? node.path("raw_repeat")
                                .path("text")
                                .asText()
                                .repeat(node.path("raw_repeat").path("times").asInt())
                        : node.path("payload").toString();
        Arrival arrival = new Arrival("board-1", leaf, text.getBytes(StandardCharsets.UTF_8), false, Instant.EPOCH, 0);
        return new Example(leaf + ": " + node.path("name").asText(), arrival, code);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
