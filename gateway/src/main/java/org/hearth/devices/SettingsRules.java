package org.hearth.devices;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** What may be wished of a device. Names every field that breaks a rule, each with what is allowed. */
final class SettingsRules {
    private static final int MAX_BYTES = 768;
    private static final int MAX_SECONDS = 86_400;
    static final int MAX_ON_SECONDS = 604_800;

    private final Device device;
    private final List<FieldError> errors = new ArrayList<>();

    private SettingsRules(Device device) {
        this.device = device;
    }

    /**
     * Refuses settings that this device can never take.
     *
     * @param revision under which they would be sent
     * @throws org.hearth.problems.ProblemException that names the fields
     */
    static void check(Settings settings, Device device, long revision) {
        SettingsRules rules = new SettingsRules(device);
        rules.range("settings.sendSeconds", settings.sendSeconds(), MAX_SECONDS);
        new TreeMap<>(settings.capabilities()).forEach(rules::limits);
        int bytes = settings.payload(revision).toString().getBytes(StandardCharsets.UTF_8).length;
        if (rules.errors.isEmpty() && bytes > MAX_BYTES)
            rules.refuse("settings", "is too large for the device: " + bytes + " bytes", "at most " + MAX_BYTES);
        if (!rules.errors.isEmpty()) throw new Problem.Invalid(rules.errors).thrown();
    }

    private void limits(String id, CapabilitySettings limits) {
        String path = "settings.capabilities." + id;
        Capability part = device.capability(id).orElse(null);
        if (part == null || (part.kind() != CapabilityKind.RELAY && part.kind() != CapabilityKind.LEVEL)) {
            refuse(path, "is not an actuator of " + device.name(), ids(actuators()));
            return;
        }
        int longest = part.maxOnSeconds() == null ? MAX_ON_SECONDS : part.maxOnSeconds();
        range(path + ".maxOnSeconds", limits.maxOnSeconds(), longest);
        range(path + ".minOffSeconds", limits.minOffSeconds(), MAX_SECONDS);
        if (part.kind() == CapabilityKind.LEVEL) {
            if (limits.minOffSeconds() != null) refuse(path + ".minOffSeconds", "is for relays only", "nothing");
            if (limits.interlock() != null) refuse(path + ".interlock", "is for relays only", "nothing");
        } else if (limits.interlock() != null && !isOtherRelay(limits.interlock(), id))
            refuse(
                    path + ".interlock",
                    "'" + limits.interlock() + "' is not another relay of " + device.name(),
                    ids(actuators().stream()
                            .filter(other -> isOtherRelay(other.id(), id))
                            .toList()));
    }

    private boolean isOtherRelay(String wished, String id) {
        return !wished.equals(id)
                && device.capability(wished)
                        .map(part -> part.kind() == CapabilityKind.RELAY)
                        .orElse(false);
    }

    private List<Capability> actuators() {
        return device.capabilities().stream()
                .filter(part -> part.kind() == CapabilityKind.RELAY || part.kind() == CapabilityKind.LEVEL)
                .toList();
    }

    private static String ids(List<Capability> parts) {
        return parts.isEmpty() ? "none" : parts.stream().map(Capability::id).collect(Collectors.joining(", "));
    }

    private void range(String field, @Nullable Integer value, int max) {
        if (value != null && (value < 1 || value > max)) refuse(field, value + " is out of range", "1 to " + max);
    }

    private void refuse(String field, String message, String allowed) {
        errors.add(new FieldError(field, message, allowed));
    }
}
