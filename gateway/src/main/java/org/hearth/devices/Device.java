package org.hearth.devices;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hearth.home.Room;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A device of this home, as it was last heard.
 *
 * @param id its name on the wire and at the broker
 * @param name what the household calls it
 * @param icon which picture stands for it
 * @param room where it is
 * @param model what it says it is
 * @param firmware version it runs
 * @param capabilities its sensors and actuators
 * @param presence is it there?
 * @param session id of its connection, from its newest birth
 * @param boot counts its starts
 * @param rssi signal in dBm
 * @param readings by capability
 * @param violations of the contract
 */
public record Device(
        String id,
        String name,
        String icon,
        @Nullable Room room,
        @Nullable String model,
        @Nullable String firmware,
        List<Capability> capabilities,
        Presence presence,
        @Nullable String session,
        @Nullable Long boot,
        @Nullable Integer rssi,
        Map<String, Reading> readings,
        Violations violations) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{2,31}");

    public Device {
        if (!ID.matcher(id).matches())
            throw Problem.invalid("id", "'" + id + "' is not a device id", "3 to 32 of a-z, 0-9 and -, no - in front");
        capabilities = List.copyOf(capabilities);
        readings = Map.copyOf(readings);
    }

    /** The capability of this id. */
    public Optional<Capability> capability(String capability) {
        return capabilities.stream()
                .filter(candidate -> candidate.id().equals(capability))
                .findFirst();
    }

    /** What was last heard of a capability. */
    public Optional<Reading> reading(String capability) {
        return Optional.ofNullable(readings.get(capability));
    }

    Device born(Birth birth, Instant at) {
        Presence now = presence.online() ? presence : new Presence(true, at);
        return new Device(
                id,
                name,
                icon,
                room,
                model,
                birth.firmware(),
                capabilities,
                now,
                birth.session(),
                birth.boot(),
                birth.rssi(),
                readings,
                violations);
    }

    Device gone(Instant at) {
        return new Device(
                id,
                name,
                icon,
                room,
                model,
                firmware,
                capabilities,
                new Presence(false, at),
                session,
                boot,
                rssi,
                readings,
                violations);
    }

    Device back(Instant at) {
        return new Device(
                id,
                name,
                icon,
                room,
                model,
                firmware,
                capabilities,
                new Presence(true, at),
                session,
                boot,
                rssi,
                readings,
                violations);
    }

    Device described(Info info) {
        return new Device(
                id,
                name,
                icon,
                room,
                info.model(),
                info.firmware(),
                info.capabilities(),
                presence,
                session,
                boot,
                rssi,
                readings,
                violations);
    }

    Device heard(@Nullable Integer signal) {
        return new Device(
                id,
                name,
                icon,
                room,
                model,
                firmware,
                capabilities,
                presence,
                session,
                boot,
                signal,
                readings,
                violations);
    }

    Device read(Map<String, Reading> newer) {
        Map<String, Reading> merged = new LinkedHashMap<>(readings);
        merged.putAll(newer);
        return new Device(
                id, name, icon, room, model, firmware, capabilities, presence, session, boot, rssi, merged, violations);
    }

    Device violated(Violations now) {
        return new Device(
                id, name, icon, room, model, firmware, capabilities, presence, session, boot, rssi, readings, now);
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
