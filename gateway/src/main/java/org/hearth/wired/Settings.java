package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A whole wish of the gateway, as {@code config/desired} carries it.
 *
 * @param revision it came with; 0 before the first
 * @param sendSeconds time between two readings
 * @param limits by capability
 */
record Settings(long revision, long sendSeconds, Map<String, Limits> limits) {
    static final long DEFAULT_SEND_SECONDS = 60;
    private static final long MAX_REVISION = 1L << 53;
    private static final long DAY = 86_400;
    private static final long WEEK = 604_800;
    private static final int LONGEST_NAME = 24;

    private static final List<String> FIELDS = List.of("max_on_s", "min_off_s", "lock", "at_boot", "on_lost");

    static final Settings NONE = new Settings(0, DEFAULT_SEND_SECONDS, Map.of());

    Limits of(String capability) {
        return limits.getOrDefault(capability, Limits.NONE);
    }

    /** A wish that cannot be taken: why, and because of which field. */
    static final class Refused extends Exception {
        final String error;
        final @Nullable String field;

        Refused(String error, @Nullable String field) {
            super(error);
            this.error = error;
            this.field = field;
        }
    }

    static long revision(Payload wish) throws ContractViolation {
        return wish.integer("rev", 1, MAX_REVISION);
    }

    /** Reads a wish against what the device is; all of it or nothing. */
    static Settings read(Payload wish, Profile profile) throws Refused {
        long revision = number(wish, "", "rev", MAX_REVISION, 0L);
        long send = number(wish, "", "send_s", DAY, DEFAULT_SEND_SECONDS);
        Map<String, Limits> limits = new LinkedHashMap<>();
        if (wish.has("caps")) {
            Payload caps = object(wish, "caps", "caps");
            for (String name : caps.names()) {
                Limits limit = limits(caps, name, profile);
                if (!limit.equals(Limits.NONE)) limits.put(name, limit);
            }
        }
        return new Settings(revision, send, limits);
    }

    /** Reads what was kept, as far as it still fits what the device is. */
    static Settings kept(Payload kept, Profile profile) throws Refused {
        long revision = number(kept, "", "rev", MAX_REVISION, 0L);
        long send = number(kept, "", "send_s", DAY, DEFAULT_SEND_SECONDS);
        Map<String, Limits> limits = new LinkedHashMap<>();
        Payload caps = kept.has("caps") ? object(kept, "caps", "caps") : null;
        if (caps == null) return new Settings(revision, send, limits);
        for (Capability capability : profile.capabilities())
            if (capability.isActuator() && caps.has(capability.id()))
                limits.put(capability.id(), fitting(object(caps, capability.id(), "caps"), capability, profile));
        return new Settings(revision, send, limits);
    }

    private static Limits fitting(Payload kept, Capability capability, Profile profile) throws Refused {
        Long maxOn = kept.has("max_on_s") ? (Long) number(kept, "", "max_on_s", WEEK, 0L) : null;
        if (maxOn != null && capability.maxOnSeconds() > 0) maxOn = Math.min(maxOn, capability.maxOnSeconds());
        boolean isRelay = capability.kind() == Capability.Kind.RELAY;
        boolean hasPartner = kept.has("lock")
                && !text(kept, "", "lock").equals(capability.id())
                && profile.find(text(kept, "", "lock"))
                        .filter(found -> found.kind() == Capability.Kind.RELAY)
                        .isPresent();
        return new Limits(
                maxOn,
                isRelay && kept.has("min_off_s") ? (Long) number(kept, "", "min_off_s", DAY, 0L) : null,
                isRelay && hasPartner ? text(kept, "", "lock") : null,
                word(kept, "", "at_boot", List.of("off", "on", "last")),
                word(kept, "", "on_lost", List.of("keep", "off", "on")));
    }

    private static Limits limits(Payload caps, String name, Profile profile) throws Refused {
        String path = "caps." + name;
        Capability capability = profile.find(name).orElseThrow(() -> new Refused("unknown_capability", path));
        Payload wish = object(caps, name, path);
        for (String field : FIELDS)
            if (wish.has(field) && !allows(capability, field)) throw new Refused("bad_value", path + "." + field);
        long ceiling = capability.maxOnSeconds() > 0 ? Math.min(WEEK, capability.maxOnSeconds()) : WEEK;
        return new Limits(
                wish.has("max_on_s") ? (Long) number(wish, path + ".", "max_on_s", ceiling, 0L) : null,
                wish.has("min_off_s") ? (Long) number(wish, path + ".", "min_off_s", DAY, 0L) : null,
                lock(wish, path, name, profile),
                word(wish, path, "at_boot", List.of("off", "on", "last")),
                word(wish, path, "on_lost", List.of("keep", "off", "on")));
    }

    private static boolean allows(Capability capability, String field) {
        boolean isForRelays = field.equals("min_off_s") || field.equals("lock");
        return isForRelays ? capability.kind() == Capability.Kind.RELAY : capability.isActuator();
    }

    private static @Nullable String lock(Payload wish, String path, String own, Profile profile) throws Refused {
        if (!wish.has("lock")) return null;
        String other = text(wish, path, "lock");
        boolean isRelay = profile.find(other)
                .filter(found -> found.kind() == Capability.Kind.RELAY)
                .isPresent();
        if (!isRelay || other.equals(own)) throw new Refused("bad_value", path + ".lock");
        return other;
    }

    private static @Nullable String word(Payload wish, String path, String field, List<String> allowed) throws Refused {
        if (!wish.has(field)) return null;
        String word = text(wish, path, field);
        if (!allowed.contains(word)) throw new Refused("bad_value", path + "." + field);
        // The first one is the default: it is kept as if nothing had been said.
        return word.equals(allowed.getFirst()) ? null : word;
    }

    private static String text(Payload wish, String path, String field) throws Refused {
        try {
            return wish.text(field, LONGEST_NAME);
        } catch (ContractViolation e) {
            throw new Refused("bad_value", path + "." + field);
        }
    }

    private static long number(Payload wish, String path, String field, long max, long otherwise) throws Refused {
        try {
            return wish.integer(field, 1, max, otherwise);
        } catch (ContractViolation e) {
            throw new Refused("bad_value", path + field);
        }
    }

    private static Payload object(Payload wish, String field, String path) throws Refused {
        try {
            return wish.object(field);
        } catch (ContractViolation e) {
            throw new Refused("bad_value", path);
        }
    }

    /** What holds, in the form in which it came. */
    ObjectNode write() {
        ObjectNode json = Payload.compose().put("rev", revision).put("send_s", sendSeconds);
        ObjectNode caps = json.putObject("caps");
        limits.forEach((name, limit) -> {
            ObjectNode entry = caps.putObject(name);
            if (limit.maxOnSeconds() != null) entry.put("max_on_s", limit.maxOnSeconds());
            if (limit.minOffSeconds() != null) entry.put("min_off_s", limit.minOffSeconds());
            if (limit.lock() != null) entry.put("lock", limit.lock());
            if (limit.atBoot() != null) entry.put("at_boot", limit.atBoot());
            if (limit.onLost() != null) entry.put("on_lost", limit.onLost());
        });
        return json;
    }
}
