package org.hearth.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a device as one document: {@code contracts/mqtt/topics.md}, "Settings and safety limits".
 *
 * @param sendSeconds time between two readings; null: the device's own
 * @param capabilities safety limits by capability; one that is not named is at its defaults
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settings(
        @Nullable Integer sendSeconds,
        @Schema(required = true) Map<String, CapabilitySettings> capabilities) {
    static final Settings NONE = new Settings(null, Map.of());

    @SuppressWarnings("NullAway") // what comes by HTTP may leave anything out
    public Settings {
        Map<String, CapabilitySettings> named = new TreeMap<>();
        if (capabilities != null)
            capabilities.forEach((id, limits) -> {
                if (limits != null && !limits.equals(CapabilitySettings.DEFAULT)) named.put(id, limits);
            });
        capabilities = Collections.unmodifiableMap(named);
    }

    private CapabilitySettings effective(String capability, List<Capability> described) {
        Integer maxOn = described.stream()
                .filter(candidate -> candidate.id().equals(capability))
                .findFirst()
                .map(Capability::maxOnSeconds)
                .orElse(null);
        return capabilities.getOrDefault(capability, CapabilitySettings.DEFAULT).effective(maxOn);
    }

    /** Paths of the fields in which the other document means something else for a device of these capabilities, in order. */
    List<String> differences(Settings other, List<Capability> described) {
        List<String> paths = new ArrayList<>();
        // Without a wish the device sends as often as it likes.
        if (sendSeconds != null && !sendSeconds.equals(other.sendSeconds)) paths.add("sendSeconds");
        TreeSet<String> named = new TreeSet<>(capabilities.keySet());
        named.addAll(other.capabilities.keySet());
        for (String id : named) {
            String path = "capabilities." + id + ".";
            CapabilitySettings mine = effective(id, described);
            CapabilitySettings theirs = other.effective(id, described);
            if (!Objects.equals(mine.maxOnSeconds(), theirs.maxOnSeconds())) paths.add(path + "maxOnSeconds");
            if (!Objects.equals(mine.minOffSeconds(), theirs.minOffSeconds())) paths.add(path + "minOffSeconds");
            if (!Objects.equals(mine.interlock(), theirs.interlock())) paths.add(path + "interlock");
            if (mine.atBoot() != theirs.atBoot()) paths.add(path + "atBoot");
            if (mine.onLost() != theirs.onLost()) paths.add(path + "onLost");
        }
        return paths;
    }

    /** {@code config/desired} as the contract wants it. */
    ObjectNode payload(long revision) {
        ObjectNode payload = Payload.compose().put("rev", revision);
        if (sendSeconds != null) payload.put("send_s", sendSeconds);
        ObjectNode caps = payload.putObject("caps");
        new TreeMap<>(capabilities).forEach((id, limits) -> write(limits, caps.putObject(id)));
        return payload;
    }

    private static void write(CapabilitySettings limits, ObjectNode into) {
        if (limits.maxOnSeconds() != null) into.put("max_on_s", limits.maxOnSeconds());
        if (limits.minOffSeconds() != null) into.put("min_off_s", limits.minOffSeconds());
        if (limits.interlock() != null) into.put("lock", limits.interlock());
        if (limits.atBoot() != null) into.put("at_boot", word(limits.atBoot()));
        if (limits.onLost() != null) into.put("on_lost", word(limits.onLost()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
