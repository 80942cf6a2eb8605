package org.hearth.devices;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * {@code status/settings}: what holds on a device.
 *
 * @param revision with which it came
 * @param secretRevision newest secret of its account that the device keeps; 0 is that of its enrolment
 * @param settings all of them
 * @param refused revision that it did not take
 * @param code why not; null if it refused nothing
 * @param field which field of it, as a path in {@link Settings}
 */
record SettingsReport(
        long revision,
        long secretRevision,
        Settings settings,
        @Nullable Long refused,
        @Nullable String code,
        @Nullable String field) {
    private static final int MAX_CAPABILITIES = 16;
    private static final int MAX_SECONDS = 86_400;
    private static final Set<String> CODES =
            Set.of("bad_value", "unknown_capability", "too_large", "malformed", "stale_rev", "unsaved");
    private static final Map<String, String> WORDS = Map.of(
            "send_s", "sendSeconds",
            "caps", "capabilities",
            "max_on_s", "maxOnSeconds",
            "min_off_s", "minOffSeconds",
            "lock", "interlock",
            "at_boot", "atBoot",
            "on_lost", "onLost");

    static SettingsReport of(Payload payload) throws ContractViolation {
        Map<String, CapabilitySettings> capabilities = new HashMap<>();
        for (Map.Entry<String, Payload> member : new TreeMap<>(payload.members("caps", MAX_CAPABILITIES)).entrySet())
            capabilities.put(member.getKey(), limits(member.getValue()));
        @Nullable String code = payload.has("err") ? payload.text("err", 32) : null;
        if (code != null && !CODES.contains(code)) throw new ContractViolation("range:err");
        return new SettingsReport(
                payload.integer("rev", 0, Twin.MAX_REVISION),
                payload.integer("secret_rev", 0, Twin.MAX_REVISION, 0),
                new Settings(seconds(payload, "send_s", MAX_SECONDS), capabilities),
                payload.has("refused_rev") ? payload.integer("refused_rev", 0, Twin.MAX_REVISION) : null,
                code,
                payload.has("field") ? path(payload.text("field", 64)) : null);
    }

    private static CapabilitySettings limits(Payload member) throws ContractViolation {
        return new CapabilitySettings(
                seconds(member, "max_on_s", SettingsRules.MAX_ON_SECONDS),
                seconds(member, "min_off_s", MAX_SECONDS),
                member.has("lock") ? member.text("lock", 24) : null,
                word(member, "at_boot", CapabilitySettings.AtBoot.values()),
                word(member, "on_lost", CapabilitySettings.OnLost.values()));
    }

    private static @Nullable Integer seconds(Payload payload, String field, int max) throws ContractViolation {
        return payload.has(field) ? (int) payload.integer(field, 1, max) : null;
    }

    private static <E extends Enum<E>> @Nullable E word(Payload member, String field, E[] values)
            throws ContractViolation {
        if (!member.has(field)) return null;
        String word = member.text(field, 8);
        for (E value : values) if (value.name().toLowerCase(Locale.ROOT).equals(word)) return value;
        throw new ContractViolation("range:" + field);
    }

    private static String path(String wire) {
        return Stream.of(wire.split("\\.", -1))
                .map(step -> WORDS.getOrDefault(step, step))
                .collect(Collectors.joining("."));
    }

    /** Which wish it refused: a device that could not read the message may not know its revision, and means the present one. */
    long refusedRevision(long present) {
        return refused == null ? present : refused;
    }
}
