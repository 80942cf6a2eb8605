package org.hearth.devices;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hearth.problems.Problem;

/**
 * A device of this home, as it was last heard.
 *
 * @param id its name on the wire and at the broker
 * @param label what the household says of it
 * @param description what it says of itself
 * @param standing may it take part?
 * @param presence is it there?
 * @param session its connection
 * @param readings by capability
 * @param violations of the contract
 */
public record Device(
        String id,
        Label label,
        Description description,
        Standing standing,
        Presence presence,
        Session session,
        Map<String, Reading> readings,
        Violations violations) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{2,31}");

    public Device {
        checkId(id);
        readings = Map.copyOf(readings);
    }

    /** Refuses what is no device id. */
    static void checkId(String id) {
        if (!ID.matcher(id).matches())
            throw Problem.invalid("id", "'" + id + "' is not a device id", "3 to 32 of a-z, 0-9 and -, no - in front");
    }

    /** A device that was never heard. */
    static Device unheard(String id, Label label) {
        return new Device(
                id,
                label,
                Description.NONE,
                Standing.ADMITTED,
                new Presence(false, null),
                Session.NONE,
                Map.of(),
                Violations.NONE);
    }

    /** What people call it. */
    public String name() {
        return label.name();
    }

    /** Its sensors and actuators. */
    public List<Capability> capabilities() {
        return description.capabilities();
    }

    /** The capability of this id. */
    public Optional<Capability> capability(String capability) {
        return capabilities().stream()
                .filter(candidate -> candidate.id().equals(capability))
                .findFirst();
    }

    /** What was last heard of a capability. */
    public Optional<Reading> reading(String capability) {
        return Optional.ofNullable(readings.get(capability));
    }

    Device born(Birth birth, Instant at) {
        return with(description.running(birth.firmware()))
                .with(presence.online() ? presence : new Presence(true, at))
                .with(new Session(birth.session(), birth.boot(), birth.rssi()));
    }

    Device with(Label now) {
        return new Device(id, now, description, standing, presence, session, readings, violations);
    }

    Device with(Description now) {
        return new Device(id, label, now, standing, presence, session, readings, violations);
    }

    Device with(Standing now) {
        return new Device(id, label, description, now, presence, session, readings, violations);
    }

    Device with(Presence now) {
        return new Device(id, label, description, standing, now, session, readings, violations);
    }

    Device with(Session now) {
        return new Device(id, label, description, standing, presence, now, readings, violations);
    }

    Device with(Violations now) {
        return new Device(id, label, description, standing, presence, session, readings, now);
    }

    Device read(Map<String, Reading> newer) {
        Map<String, Reading> merged = new LinkedHashMap<>(readings);
        merged.putAll(newer);
        return new Device(id, label, description, standing, presence, session, merged, violations);
    }

    /** True if the device last said this value of this capability. */
    public boolean reports(String capability, JsonNode value) {
        return reading(capability)
                .map(reading -> reading.value().isNumber()
                        ? value.isNumber() && reading.value().doubleValue() == value.doubleValue()
                        : reading.value().equals(value))
                .orElse(false);
    }
}
