package org.hearth.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a device is spoken to whose firmware is older than the protocol: {@code contracts/mqtt/topics.md}, "Older devices".
 *
 * @param kind on which topics
 * @param parts its actuators; such firmware does not say what it has
 */
public record Adapter(Kind kind, List<Part> parts) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,23}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int MAX_PARTS = 16;
    private static final int MAX_NAME = 60;

    /** Ways of older firmware. */
    public enum Kind {
        /** The words turn_on and turn_off on gates/{gate}/control. */
        GATES("gate"),
        /** The words turn_on and turn_off on relays/{relay}/control. */
        RELAYS("relay"),
        /** A JSON object with command, parameters and command_id on the device's own commands/control. */
        COMMANDS("");

        private final String one;

        Kind(String one) {
            this.one = one;
        }

        private String family() {
            return one + "s";
        }
    }

    /**
     * One actuator.
     *
     * @param id of the capability
     * @param name what the household calls it
     * @param topic {@code gate1}, or the number alone; for COMMANDS the target among the parameters
     * @param operation SET, or PULSE where the firmware itself ends the pulse
     * @param milliseconds how long the firmware's own pulse is; for PULSE only
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            @Schema(required = true) String id,
            @Nullable String name,

            @Schema(description = "gate1, or 1; the target parameter for COMMANDS, where it may be left out") @Nullable
            String topic,

            @Schema(required = true) Operation operation,

            @Schema(description = "PULSE: how long the firmware's own pulse is") @Nullable
            Integer milliseconds) {}

    public Adapter {
        if (parts.isEmpty() || parts.size() > MAX_PARTS)
            throw Problem.invalid("capabilities", "are " + parts.size(), "1 to " + MAX_PARTS);
        List<Part> checked = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> topics = new HashSet<>();
        for (Part given : parts) {
            String field = "capabilities[" + checked.size() + "]";
            Part part = checked(kind, given, field);
            if (!ids.add(part.id())) throw Problem.invalid(field + ".id", "is there twice", "each once");
            if (kind != Kind.COMMANDS && !topics.add(String.valueOf(part.topic())))
                throw Problem.invalid(field + ".topic", "is there twice", "each once");
            checked.add(part);
        }
        parts = List.copyOf(checked);
    }

    @SuppressWarnings("NullAway") // what comes by HTTP may leave anything out
    private static Part checked(Kind kind, Part part, String field) {
        if (part == null || part.id() == null || !ID.matcher(part.id()).matches())
            throw Problem.invalid(field + ".id", "is not an id", "1 to 24 of a-z, 0-9, _ and -");
        if (part.name() != null && (part.name().isBlank() || part.name().length() > MAX_NAME))
            throw Problem.invalid(field + ".name", "is empty or too long", "1 to " + MAX_NAME + " characters");
        if (part.operation() == null || part.operation() == Operation.LEVEL)
            throw Problem.invalid(field + ".operation", "is not offered by older firmware", "SET, PULSE");
        checkPulse(part, field);
        return new Part(part.id(), part.name(), topic(kind, part, field), part.operation(), part.milliseconds());
    }

    private static void checkPulse(Part part, String field) {
        boolean pulse = part.operation() == Operation.PULSE;
        Integer millis = part.milliseconds();
        if (pulse
                ? millis == null || millis < Action.MIN_PULSE_MILLIS || millis > Action.MAX_PULSE_MILLIS
                : millis != null)
            throw Problem.invalid(
                    field + ".milliseconds",
                    pulse ? "is missing or out of range" : "is for PULSE only",
                    pulse
                            ? "how long the firmware's own pulse is: " + Action.MIN_PULSE_MILLIS + " to "
                                    + Action.MAX_PULSE_MILLIS
                            : "none");
    }

    private static @Nullable String topic(Kind kind, Part part, String field) {
        String topic = part.topic();
        if (topic == null && kind == Kind.COMMANDS) return null;
        if (topic == null || !WORD.matcher(topic).matches())
            throw Problem.invalid(
                    field + ".topic", "is not the name of one topic level", "1 to 32 of A-Z, a-z, 0-9, _ and -");
        return NUMBER.matcher(topic).matches() ? kind.one + topic : topic;
    }

    /** Topics outside of the device's own, for example {@code gates/gate1}. */
    public List<String> topics() {
        if (kind == Kind.COMMANDS) return List.of();
        return parts.stream().map(this::topic).toList();
    }

    /** The topic of one part, for example {@code gates/gate1}. */
    public String topic(Part part) {
        return kind.family() + "/" + part.topic();
    }

    /** The part of this id. */
    public Optional<Part> part(String id) {
        return parts.stream().filter(part -> part.id().equals(id)).findFirst();
    }

    /** The part of a topic such as {@code gates/gate1}. */
    public Optional<Part> partOf(String topic) {
        return parts.stream().filter(part -> topic(part).equals(topic)).findFirst();
    }

    /** What such a device will really do: the length of a pulse is its firmware's, whatever was asked for. */
    public Action really(String capability, Action asked) {
        Integer own = part(capability).map(Part::milliseconds).orElse(null);
        if (asked.operation() != Operation.PULSE || own == null) return asked;
        return new Action(Operation.PULSE, null, own);
    }

    /** Its actuators as capabilities. */
    List<Capability> capabilities() {
        return parts.stream()
                .map(part ->
                        new Capability(part.id(), CapabilityKind.RELAY, null, List.of(part.operation()), null, false))
                .toList();
    }
}
