package org.hearth.wired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.gpio.Line;
import org.hearth.gpio.Pull;

/**
 * What is wired to which line; {@code docs/pins.md} tells how the file looks.
 *
 * @param model how the device calls itself
 * @param wires at most 16
 */
record Wiring(String model, List<Wire> wires) {
    private static final int MAX_BYTES = 16_384;
    private static final int MOST = 16;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,23}");

    /**
     * One of them.
     *
     * @param capability what the device can do with it
     * @param line where it is
     * @param debounceMs how long a button must be quiet
     * @param toggles the relay that a button toggles by itself; empty if none
     */
    record Wire(Capability capability, Line line, long debounceMs, String toggles) {
        boolean isButton() {
            return capability.kind() == Capability.Kind.BUTTON;
        }
    }

    Wiring {
        if (wires.isEmpty() || wires.size() > MOST)
            throw new IllegalArgumentException("the wiring names " + wires.size() + " lines: allowed are 1 to " + MOST);
        Set<Integer> offsets = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Wire wire : wires) {
            if (!offsets.add(wire.line().offset()))
                throw new IllegalArgumentException("line " + wire.line().offset() + " is wired twice");
            if (!ids.add(wire.capability().id()))
                throw new IllegalArgumentException(
                        "two wires are called " + wire.capability().id());
        }
        for (Wire wire : wires)
            if (!wire.toggles().isEmpty() && wires.stream().noneMatch(other -> isRelay(other, wire.toggles())))
                throw new IllegalArgumentException(
                        wire.capability().id() + " toggles " + wire.toggles() + ", which is no relay of this wiring");
    }

    private static boolean isRelay(Wire wire, String id) {
        return wire.capability().id().equals(id) && !wire.isButton();
    }

    Profile profile(String hardware, String version) {
        return new Profile(
                model, hardware, version, wires.stream().map(Wire::capability).toList());
    }

    /**
     * Reads a wiring file.
     *
     * @throws IllegalArgumentException if it cannot be; the message names the wire and the field
     */
    static Wiring read(Path file) {
        try {
            Payload json = Payload.read(Files.readAllBytes(file), MAX_BYTES);
            List<Wire> wires = new ArrayList<>();
            for (Payload wire : json.objects("lines", MOST)) wires.add(wire(wire));
            return new Wiring(json.text("model", 40, "Lines of the Pi"), List.copyOf(wires));
        } catch (IOException e) {
            throw new IllegalArgumentException("the wiring " + file + " cannot be read", e);
        } catch (ContractViolation e) {
            throw new IllegalArgumentException("the wiring " + file + " is wrong: " + e.code(), e);
        }
    }

    private static Wire wire(Payload json) throws ContractViolation {
        String id = json.text("id", 24);
        if (!ID.matcher(id).matches()) throw new ContractViolation("range:id " + id);
        try {
            String kind = word(json, "kind", "relay", List.of("relay", "gate", "button"));
            boolean isButton = kind.equals("button");
            Line line = new Line(
                    (int) json.integer("line", 0, 255),
                    word(json, "active", isButton ? "low" : "high", List.of("high", "low"))
                            .equals("low"),
                    Pull.valueOf(word(json, "pull", isButton ? "up" : "off", List.of("up", "down", "off"))
                            .toUpperCase(Locale.ROOT)));
            Capability capability = isButton
                    ? Capability.button(id)
                    : Capability.relay(id, kind.equals("gate"), json.integer("max_on_s", 1, 604_800, 0));
            return new Wire(capability, line, json.integer("debounce_ms", 1, 1_000, 30), json.text("toggles", 24, ""));
        } catch (ContractViolation e) {
            throw new ContractViolation(e.code() + " of " + id);
        }
    }

    private static String word(Payload json, String field, String otherwise, List<String> allowed)
            throws ContractViolation {
        String word = json.text(field, 16, otherwise);
        if (!allowed.contains(word)) throw new ContractViolation("range:" + field);
        return word;
    }
}
