package org.hearth.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hearth.broker.Arrival;

/** The examples of {@code contracts/mqtt/examples}, which every implementation reads. */
public final class GoldenPayloads {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of(System.getProperty("hearth.contracts"), "mqtt", "examples");

    private GoldenPayloads() {}

    /** One example: its name, what came, and why it is refused; {@code code} is empty if it must be taken. */
    public record Example(String name, Arrival arrival, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Examples of a leaf, for example {@code status/ack}. */
    public static Stream<Example> of(String leaf) {
        JsonNode file = read(EXAMPLES.resolve(leaf.replace('/', '-') + ".json"));
        return Stream.concat(
                stream(file.path("valid")).map(node -> example(leaf, node, "")),
                stream(file.path("invalid"))
                        .map(node -> example(leaf, node, node.path("code").asText())));
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
