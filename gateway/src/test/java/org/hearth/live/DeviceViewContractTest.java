package org.hearth.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that the dashboard's words are tested with are what this gateway would send. */
class DeviceViewContractTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("hearth.contracts"), "live", "examples"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isReadAndWrittenWithoutALoss(Path example) throws IOException {
        JsonNode device = JSON.readTree(Files.readString(example)).path("device");

        DeviceView view = JSON.treeToValue(device, DeviceView.class);

        assertThat(numbersAlike(JSON.valueToTree(view))).isEqualTo(numbersAlike(device));
    }

    /** 21.4 and 21.40 are one number, and a moment is the same with and without its zero milliseconds. */
    private static String numbersAlike(JsonNode node) throws IOException {
        return JSON.writer()
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(JSON.treeToValue(node, Object.class))
                .replaceAll("(\\d\\d:\\d\\d:\\d\\d)\\.0+Z", "$1Z");
    }
}
