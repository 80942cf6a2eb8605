package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.house.GoldenPayloads;
import org.junit.jupiter.api.Test;

class CarriedPartsTest {
    private static final Action ON = Action.of(Operation.SET, BooleanNode.TRUE);

    @Test
    void aSetIsWrittenAsTheGoldenOne() {
        List<ObjectNode> parts = new CarriedParts(8, 17, 0)
                .of(List.of(
                        new CarriedParts.Due("a1b2c3d4", 86_400_000, "relay1", ON),
                        new CarriedParts.Due(
                                "a1b2c3d5", 86_700_000, "light", Action.of(Operation.LEVEL, IntNode.valueOf(40)))));

        assertThat(parts.stream().map(Object::toString))
                .containsExactly(GoldenPayloads.first("config/schedule").toString());
    }

    @Test
    void nothingIsAPartThatHoldsNothing() {
        List<ObjectNode> parts = new CarriedParts(8, 17, 12).of(List.of());

        assertThat(parts).hasSize(1);
        assertThat(parts.getFirst().path("f")).isEmpty();
        assertThat(parts.getFirst().path("ran").asInt()).isEqualTo(12);
    }

    @Test
    void aFullSetIsWholeInPartsThatABoardCanRead() {
        assertThat(told(dues("relay1", 0))).hasSize(8);
        // the longest names there are, in the tenth year of a boot
        assertThat(told(dues("a".repeat(24), 315_360_000_000L)).size()).isBetween(9, 16);
    }

    private static List<CarriedParts.Due> dues(String capability, long from) {
        return IntStream.range(0, CarryOver.MOST)
                .mapToObj(i -> new CarriedParts.Due("%08x".formatted(i), from + i, capability, ON))
                .toList();
    }

    private static List<ObjectNode> told(List<CarriedParts.Due> dues) {
        List<ObjectNode> parts = new CarriedParts(4_294_967_295L, 4_294_967_295L, 4_294_967_295L).of(dues);
        List<String> ids = new ArrayList<>();
        for (ObjectNode part : parts) {
            assertThat(part.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(768);
            assertThat(part.path("f").size()).isBetween(1, 16);
            assertThat(part.path("of").asInt()).isEqualTo(parts.size());
            part.path("f").forEach(firing -> ids.add(firing.path(0).asText()));
        }
        assertThat(ids).isEqualTo(dues.stream().map(CarriedParts.Due::id).toList());
        return parts;
    }
}
