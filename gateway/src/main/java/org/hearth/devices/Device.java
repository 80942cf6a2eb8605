package org.hearth.devices;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
 * @param twin settings that are wished of it and that hold
 */
public record Device(
        String id,
        Label label,
        Description description,
        Standing standing,
        Presence presence,
        Session session,
        Map<String, Reading> readings,
        Violations violations,
        Twin twin) {
    /** What a device may be called: its MQTT user name and client id too. */
    public static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{2,31}");

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
                Presence.NEVER,
                Session.NONE,
                Map.of(),
                Violations.NONE,
                Twin.NONE);
    }

    /** What people call it. */
    public String name() {
        return label.name();
    }

    /** Its sensors and actuators. */
    public List<Capability> capabilities() {
        return description.capabilities();
    }

    /** True if it stands in this room. */
    public boolean isIn(UUID room) {
        return room.equals(label.roomId());
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

    /**
     * After a birth.
     *
     * @param live false if the broker had kept it: the device need not be there any more
     */
    Device born(Birth birth, Instant at, boolean live) {
        return with(description.running(birth.firmware()))
                .with(presence.online() || !live ? presence : Presence.here(at))
                .with(new Session(birth.session(), birth.boot(), birth.rssi()));
    }

    Device with(Label now) {
        return new Device(id, now, description, standing, presence, session, readings, violations, twin);
    }

    Device with(Description now) {
        return new Device(id, label, now, standing, presence, session, readings, violations, twin);
    }

    Device with(Standing now) {
        return new Device(id, label, description, now, presence, session, readings, violations, twin);
    }

    Device with(Presence now) {
        return new Device(id, label, description, standing, now, session, readings, violations, twin);
    }

    Device with(Session now) {
        return new Device(id, label, description, standing, presence, now, readings, violations, twin);
    }

    Device with(Violations now) {
        return new Device(id, label, description, standing, presence, session, readings, now, twin);
    }

    Device with(Twin now) {
        return new Device(id, label, description, standing, presence, session, readings, violations, now);
    }

    Device read(Map<String, Reading> newer) {
        Map<String, Reading> merged = new LinkedHashMap<>(readings);
        merged.putAll(newer);
        return new Device(id, label, description, standing, presence, session, merged, violations, twin);
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
