package org.hearth.schedules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hearth.broker.Payload;
import org.hearth.devices.Action;

/**
 * A set of firings as {@code config/schedule} tells it: in parts that a board can read.
 *
 * @param revision of the set
 * @param boot of the device that it is for
 * @param ran number of the last local run that the gateway has
 */
record CarriedParts(long revision, long boot, long ran) {
    /** By so much a command may be late before the device acts by itself: latency, a gateway that is busy, clocks that drift. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final int MOST_IN_A_PART = 16;
    private static final int MAX_BYTES = 768;

    /** With numbers of parts that are longer than any there are. */
    private static final int PLACES = 99;

    /**
     * One firing on the device's clock.
     *
     * @param id which
     * @param dueMillis its uptime then
     */
    record Due(String id, long dueMillis, String capability, Action action) {
        private ArrayNode json() {
            return JsonNodeFactory.instance
                    .arrayNode()
                    .add(id)
                    .add(dueMillis)
                    .add(capability)
                    .add(action.value());
        }
    }

    /** The messages, in order; one that holds nothing if there is nothing to carry. */
    List<ObjectNode> of(List<Due> dues) {
        List<List<Due>> parts = new ArrayList<>();
        List<Due> part = new ArrayList<>();
        for (Due due : dues) {
            part.add(due);
            if (part.size() <= MOST_IN_A_PART && size(part) <= MAX_BYTES) continue;
            part.removeLast();
            parts.add(part);
            part = new ArrayList<>(List.of(due));
        }
        parts.add(part);
        List<ObjectNode> messages = new ArrayList<>();
        for (List<Due> one : parts) messages.add(message(messages.size() + 1, parts.size(), one));
        return messages;
    }

    private int size(List<Due> part) {
        return message(PLACES, PLACES, part).toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private ObjectNode message(int number, int of, List<Due> part) {
        ObjectNode message = Payload.compose()
                .put("rev", revision)
                .put("part", number)
                .put("of", of)
                .put("boot", boot)
                .put("grace_ms", GRACE.toMillis())
                .put("ran", ran);
        ArrayNode firings = message.putArray("f");
        part.forEach(due -> firings.add(due.json()));
        return message;
    }
}
