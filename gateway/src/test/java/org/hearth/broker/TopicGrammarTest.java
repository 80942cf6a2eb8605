package org.hearth.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hearth.house.House;
import org.junit.jupiter.api.Test;

/** The topics that the gateway knows are those of the contract, row by row. */
@QuarkusTest
@QuarkusTestResource(House.class)
class TopicGrammarTest {
    private static final Path CONTRACT = Path.of(System.getProperty("hearth.contracts"), "mqtt/topics.md");
    private static final int COLUMNS = 5;

    @Inject
    TopicGrammar grammar;

    @Test
    void theTopicsAreThoseOfTheContract() throws IOException {
        List<String> contract = rows();

        assertThat(contract).hasSizeGreaterThan(20);
        assertThat(grammar.list().stream().map(TopicGrammarTest::row)).containsExactlyInAnyOrderElementsOf(contract);
    }

    /** The first table; a row may name several topics. What the owner's own tools say is theirs, and no topic of the house. */
    private static List<String> rows() throws IOException {
        return Files.readAllLines(CONTRACT).stream()
                .dropWhile(line -> !line.startsWith("| topic |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> !line.contains("`tools/"))
                .flatMap(TopicGrammarTest::rows)
                .toList();
    }

    private static Stream<String> rows(String line) {
        List<String> cells = Arrays.stream(line.split("\\|"))
                .map(String::strip)
                .skip(1)
                .limit(COLUMNS)
                .toList();
        return Arrays.stream(cells.get(0).split(","))
                .map(topic -> topic.strip().replace("`", "").replaceFirst("^D/", "hearth/devices/{id}/"))
                .map(topic -> String.join(" | ", topic, cells.get(1), cells.get(2), cells.get(3)));
    }

    private static String row(KnownTopic topic) {
        return String.join(
                " | ",
                topic.pattern(),
                name(topic.sender()) + " → " + name(topic.receiver()),
                word(topic.qos()),
                topic.retained() == KnownTopic.Retention.YES
                        ? "yes"
                        : topic.retained() == KnownTopic.Retention.NO ? "no" : "never");
    }

    private static String name(KnownTopic.Party party) {
        return switch (party) {
            case DEVICE -> "device";
            case GATEWAY -> "gateway";
            case STRANGER -> "stranger";
            case OWNER_TOOLS -> "owner's tools";
        };
    }

    private static String word(KnownTopic.Delivery delivery) {
        return delivery == KnownTopic.Delivery.AT_LEAST_ONCE ? "at-least-once" : "at-most-once";
    }
}
