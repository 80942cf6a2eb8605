package org.hearth.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What is wired to one line: {@code contracts/mqtt/topics.md}, "Lines that the household wires". What is left out is at its default.
 *
 * @param id name of the capability
 * @param kind what it is
 * @param line number of the GPIO
 * @param active level that is on, or pressed
 * @param pull resistor of a button; null for a relay
 * @param toggles relay that a button moves by itself
 * @param maxOnSeconds longest time on; null is no limit
 * @param debounceMillis how long a button must be quiet; null is the device's own
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Wire(
        @Schema(required = true) @Nullable String id,
        @Schema(required = true) Kind kind,
        @Schema(required = true) @Nullable Integer line,
        @Schema(required = true) Active active,
        @Nullable Pull pull,
        @Nullable String toggles,
        @Nullable Integer maxOnSeconds,
        @Nullable Integer debounceMillis) {
    static final int MAX_LINE = 255;
    static final int MAX_ON_SECONDS = 604_800;
    static final int MAX_DEBOUNCE = 1_000;

    /** What hangs on a line. */
    @Schema(name = "WireKind")
    public enum Kind {
        RELAY,
        GATE,
        BUTTON
    }

    /** A level. */
    @Schema(name = "WireActive")
    public enum Active {
        HIGH,
        LOW
    }

    /** The resistor inside the chip. */
    @Schema(name = "WirePull")
    public enum Pull {
        UP,
        DOWN,
        OFF
    }

    @SuppressWarnings("NullAway") // what comes by HTTP may leave anything out
    public Wire {
        if (kind == null) kind = Kind.RELAY;
        if (active == null) active = kind == Kind.BUTTON ? Active.LOW : Active.HIGH;
        if (kind == Kind.BUTTON && pull == null) pull = Pull.UP;
    }

    boolean isButton() {
        return kind == Kind.BUTTON;
    }

    /** Reads one as a device tells it. */
    static Wire of(Payload json) throws ContractViolation {
        Kind kind = word(json, "kind", Kind.values(), Kind.RELAY);
        boolean isButton = kind == Kind.BUTTON;
        return new Wire(
                json.text("id", 24),
                kind,
                (int) json.integer("line", 0, MAX_LINE),
                word(json, "active", Active.values(), isButton ? Active.LOW : Active.HIGH),
                isButton ? word(json, "pull", Pull.values(), Pull.UP) : null,
                json.has("toggles") ? json.text("toggles", 24) : null,
                json.has("max_on_s") ? (int) json.integer("max_on_s", 1, MAX_ON_SECONDS) : null,
                json.has("debounce_ms") ? (int) json.integer("debounce_ms", 1, MAX_DEBOUNCE) : null);
    }

    private static <E extends Enum<E>> E word(Payload json, String field, E[] values, E otherwise)
            throws ContractViolation {
        if (!json.has(field)) return otherwise;
        String word = json.text(field, 16);
        return List.of(values).stream()
                .filter(value -> word(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new ContractViolation("range:" + field));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    void write(ObjectNode into) {
        into.put("id", id).put("kind", word(kind)).put("line", line).put("active", word(active));
        if (pull != null) into.put("pull", word(pull));
        if (toggles != null) into.put("toggles", toggles);
        if (maxOnSeconds != null) into.put("max_on_s", maxOnSeconds);
        if (debounceMillis != null) into.put("debounce_ms", debounceMillis);
    }
}
