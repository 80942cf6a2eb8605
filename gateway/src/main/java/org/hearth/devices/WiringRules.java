package org.hearth.devices;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** What may be wired. Names every field that breaks a rule, each with what is allowed. */
final class WiringRules {
    private static final int MAX_BYTES = 2_048;
    private static final int MOST = 16;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,23}");

    private final Wiring.Found found;
    private final Set<String> relays;
    private final Set<String> ids = new HashSet<>();
    private final Set<Integer> lines = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    private WiringRules(Wiring.Found found, List<Wire> wires) {
        this.found = found;
        this.relays = wires.stream()
                .filter(wire -> !wire.isButton())
                .flatMap(wire -> Optional.ofNullable(wire.id()).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Refuses what this device can never take, as far as the gateway knows its lines.
     *
     * @param revision under which it would be sent
     * @throws org.hearth.problems.ProblemException that names the fields
     */
    static void check(List<Wire> wires, Wiring.Found found, long revision) {
        WiringRules rules = new WiringRules(found, wires);
        if (wires.size() > MOST) rules.refuse("lines", wires.size() + " are too many", "at most " + MOST);
        for (int i = 0; i < wires.size() && i < MOST; i++) rules.wire("lines[" + i + "].", wires.get(i));
        int bytes = rules.errors.isEmpty()
                ? Wiring.payload(revision, wires).toString().getBytes(StandardCharsets.UTF_8).length
                : 0;
        if (bytes > MAX_BYTES)
            rules.refuse("lines", "are too large for the device: " + bytes + " bytes", "at most " + MAX_BYTES);
        if (!rules.errors.isEmpty()) throw new Problem.Invalid(rules.errors).thrown();
    }

    private void wire(String path, @Nullable Wire wire) {
        if (wire == null) {
            refuse(path.substring(0, path.length() - 1), "is missing", "a line");
            return;
        }
        String id = wire.id();
        if (id == null || !ID.matcher(id).matches())
            refuse(path + "id", "'" + id + "' is no name", "a letter, then at most 23 of a-z, 0-9 and _");
        else if (!ids.add(id)) refuse(path + "id", "'" + id + "' is there twice", "another name");
        line(path + "line", wire.line());
        if (wire.isButton()) button(path, wire);
        else relay(path, wire);
    }

    private void line(String path, @Nullable Integer line) {
        if (line == null) refuse(path, "is missing", free());
        else if (!lines.add(line)) refuse(path, line + " is wired twice", "another line");
        else if (!found.free().contains(line) && !isOwn(line))
            refuse(
                    path,
                    found.used().stream()
                            .filter(used -> used.line() == line)
                            .map(used -> line + " is in use by \"" + used.user() + "\"")
                            .findFirst()
                            .orElse(line + " is not on the header"),
                    free());
    }

    private boolean isOwn(int line) {
        return found.wires().stream().anyMatch(wire -> wire.line() != null && wire.line() == line);
    }

    private String free() {
        return found.free().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void button(String path, Wire wire) {
        if (wire.toggles() != null && !relays.contains(wire.toggles()))
            refuse(path + "toggles", "'" + wire.toggles() + "' is no relay of this wiring", String.join(", ", relays));
        if (wire.maxOnSeconds() != null) refuse(path + "maxOnSeconds", "is for relays only", "nothing");
        range(path + "debounceMillis", wire.debounceMillis(), Wire.MAX_DEBOUNCE);
    }

    private void relay(String path, Wire wire) {
        if (wire.pull() != null) refuse(path + "pull", "is for buttons only", "nothing");
        if (wire.toggles() != null) refuse(path + "toggles", "is for buttons only", "nothing");
        if (wire.debounceMillis() != null) refuse(path + "debounceMillis", "is for buttons only", "nothing");
        range(path + "maxOnSeconds", wire.maxOnSeconds(), Wire.MAX_ON_SECONDS);
    }

    private void range(String field, @Nullable Integer value, int max) {
        if (value != null && (value < 1 || value > max)) refuse(field, value + " is out of range", "1 to " + max);
    }

    private void refuse(String field, String message, String allowed) {
        errors.add(new FieldError(field, message, allowed));
    }
}
