package org.hearth.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hearth.broker.Arrival;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Patience;
import org.hearth.broker.Payload;
import org.hearth.devices.OlderPresences;

/**
 * Readings of devices that are older than the protocol: flat objects of numbers, version 0. Such firmware counts neither boots nor
 * messages, so they are counted here, and a message that came twice is two readings. One thread, that of telemetry, may hold it.
 */
@ApplicationScoped
class OlderReadings {
    /** No board of the protocol begins with it, and a device begins a new life with its adapter. */
    static final long BOOT = 0;

    private static final int MAX_BYTES = 1_024;
    private static final int MAX_VALUES = 16;
    private static final String TIMESTAMP = "timestamp";

    private final Map<String, Long> last = new HashMap<>();
    private final OlderPresences presences;

    OlderReadings(OlderPresences presences) {
        this.presences = presences;
    }

    /** Goes on behind these numbers. */
    void resume(Map<String, Long> numbers) {
        last.putAll(numbers);
    }

    /** Reads a message, and notes that its device is there. */
    Flat read(Arrival arrival) throws ContractViolation {
        Patience.untilDatabaseAnswers("presence", () -> presences.heard(arrival));
        if (!arrival.leaf().equals("telemetry/sensors")) throw new ContractViolation("version");
        Payload payload = Payload.readUnversioned(arrival.payload(), MAX_BYTES);
        if (payload.has("v")) throw new ContractViolation("version");
        Map<String, JsonNode> values = payload.numbers(MAX_VALUES);
        JsonNode order = values.remove(TIMESTAMP);
        if (values.isEmpty()) throw new ContractViolation("range:m");
        return new Flat(arrival, values, order == null ? 0 : order.doubleValue());
    }

    /** Numbers what came together, in the order of its timestamps; nothing else is believed of them. */
    List<Sample> number(List<Flat> together) {
        List<Sample> samples = new ArrayList<>();
        together.stream()
                .sorted(Comparator.comparingDouble(Flat::order))
                .forEach(flat -> samples.add(new Sample(
                        flat.arrival().device(),
                        BOOT,
                        last.merge(flat.arrival().device(), 1L, Long::sum),
                        flat.arrival().at(),
                        Sample.Kind.MEASUREMENT,
                        flat.values())));
        return samples;
    }

    /**
     * One message.
     *
     * @param arrival as it came
     * @param values by name
     * @param order its timestamp, on whatever clock; 0 without one
     */
    record Flat(Arrival arrival, Map<String, JsonNode> values, double order) {}
}
