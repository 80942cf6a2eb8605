package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    private static final int USUAL_DEBOUNCE_MS = 30;
    private static final String UNNAMED = "Lines of the Pi";

    /** Nothing is wired yet. */
    static final Wiring NONE = new Wiring(UNNAMED, List.of());

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

    /** A wiring that cannot be; the message is for people, {@code field} is its path in the document. */
    static final class Refused extends IllegalArgumentException {
        final String field;

        Refused(String field, String message) {
            super(message);
            this.field = field;
        }
    }

    Wiring {
        if (wires.size() > MOST)
            throw new Refused("lines", "the wiring names " + wires.size() + " lines: allowed are 0 to " + MOST);
        Set<Integer> offsets = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < wires.size(); i++) {
            Wire wire = wires.get(i);
            String id = wire.capability().id();
            if (!offsets.add(wire.line().offset()))
                throw new Refused(field(i, "line"), "line " + wire.line().offset() + " is wired twice");
            if (!ids.add(id)) throw new Refused(field(i, "id"), "two wires are called " + id);
            if (!wire.toggles().isEmpty() && wires.stream().noneMatch(other -> isRelay(other, wire.toggles())))
                throw new Refused(
                        field(i, "toggles"), id + " toggles " + wire.toggles() + ", which is no relay of this wiring");
        }
        wires = List.copyOf(wires);
    }

    /** Path of a field of a wire. */
    static String field(int position, String name) {
        return "lines[" + position + "]." + name;
    }

    /** True if this line is driven. */
    boolean drives(int offset) {
        return wires.stream().anyMatch(wire -> wire.line().offset() == offset && !wire.isButton());
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
            return of(Payload.read(Files.readAllBytes(file), MAX_BYTES), UNNAMED);
        } catch (IOException e) {
            throw new IllegalArgumentException("the wiring " + file + " cannot be read", e);
        } catch (ContractViolation e) {
            throw new IllegalArgumentException("the wiring " + file + " is wrong: " + e.code(), e);
        } catch (Refused e) {
            throw new IllegalArgumentException("the wiring " + file + " is wrong: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the lines of a document.
     *
     * @param model how the device calls itself, if the document does not say it
     * @throws Refused if one of them cannot be
     */
    static Wiring of(Payload json, String model) {
        try {
            List<Wire> wires = new ArrayList<>();
            List<Payload> all = json.objects("lines", MOST);
            for (int i = 0; i < all.size(); i++) wires.add(wire(all.get(i), i));
            return new Wiring(json.text("model", 40, model), wires);
        } catch (ContractViolation e) {
            throw new Refused(e.code().contains("model") ? "model" : "lines", e.code());
        }
    }

    private static Wire wire(Payload json, int position) {
        String id = "";
        try {
            id = json.text("id", 24);
            if (!ID.matcher(id).matches()) throw new Refused(field(position, "id"), "range:id " + id);
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
            return new Wire(
                    capability,
                    line,
                    json.integer("debounce_ms", 1, 1_000, USUAL_DEBOUNCE_MS),
                    json.text("toggles", 24, ""));
        } catch (ContractViolation e) {
            String name = e.code().substring(e.code().indexOf(':') + 1);
            throw new Refused(field(position, name), e.code() + " of " + id);
        }
    }

    private static String word(Payload json, String field, String otherwise, List<String> allowed)
            throws ContractViolation {
        String word = json.text(field, 16, otherwise);
        if (!allowed.contains(word)) throw new ContractViolation("range:" + field);
        return word;
    }

    /** Writes the lines as they are read, what is at its default left out. */
    void write(ObjectNode into) {
        ArrayNode all = into.putArray("lines");
        for (Wire wire : wires) write(wire, all.addObject());
    }

    private static void write(Wire wire, ObjectNode into) {
        Capability capability = wire.capability();
        boolean isGate = !wire.isButton() && !capability.operations().contains("set");
        into.put("id", capability.id())
                .put("kind", wire.isButton() ? "button" : isGate ? "gate" : "relay")
                .put("line", wire.line().offset())
                .put("active", wire.line().activeLow() ? "low" : "high");
        if (wire.isButton()) into.put("pull", wire.line().pull().name().toLowerCase(Locale.ROOT));
        if (capability.maxOnSeconds() > 0) into.put("max_on_s", capability.maxOnSeconds());
        if (wire.debounceMs() != USUAL_DEBOUNCE_MS) into.put("debounce_ms", wire.debounceMs());
        if (!wire.toggles().isEmpty()) into.put("toggles", wire.toggles());
    }
}
