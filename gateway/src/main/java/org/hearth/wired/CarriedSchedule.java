package org.hearth.wired;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The firings of the next two days, as the gateway told them for this run: what holds, and beside it a set of which not all parts are there
 * yet. One thread may hold it.
 */
final class CarriedSchedule {
    /** What is so much too late is not run any more: whoever slept through it does not wake to a burst. */
    static final long TOO_LATE_MS = 300_000;

    private static final int MOST = 128;
    private static final int MOST_PARTS = 16;
    private static final int MOST_IN_A_PART = 16;
    private static final int WIDTH = 4;
    private static final long MAX_REVISION = (1L << 32) - 1;
    private static final long LONGEST_GRACE_MS = 600_000;
    private static final long LATEST_MS = (1L << 48) - 1;
    private static final Pattern FIRING = Pattern.compile("[0-9a-fA-F]{8}");

    private final Profile profile;
    private final long boot;
    private final Set<String> settled = new HashSet<>();
    private FiringSet held = new FiringSet(0, 0, 0);
    private FiringSet gathered = new FiringSet(0, 0, 0);
    private long nextMs = Long.MAX_VALUE;

    CarriedSchedule(Profile profile, long boot) {
        this.profile = profile;
        this.boot = boot;
    }

    /**
     * One firing that the device carries.
     *
     * @param id names it
     * @param dueMs uptime of its moment
     * @param capability what it moves
     * @param level to where
     */
    record Firing(String id, long dueMs, Capability capability, int level) {}

    private record FiringSet(long revision, int of, long graceMs, Set<Integer> parts, List<Firing> firings) {
        FiringSet(long revision, int of, long graceMs) {
            this(revision, of, graceMs, new TreeSet<>(), new ArrayList<>());
        }
    }

    /** A firing's name in one form; null if it is none. */
    static @Nullable String firing(String digits) {
        return FIRING.matcher(digits).matches() ? digits.toLowerCase(Locale.ROOT) : null;
    }

    /**
     * Takes one part of a set. One for another run is passed over.
     *
     * @return true if a whole set holds now
     */
    boolean offer(Payload part) throws ContractViolation {
        long revision = part.integer("rev", 1, MAX_REVISION);
        int of = (int) part.integer("of", 1, MOST_PARTS);
        int number = (int) part.integer("part", 1, of);
        long graceMs = part.integer("grace_ms", 0, LONGEST_GRACE_MS);
        part.integer("ran", 0, Long.MAX_VALUE);
        List<List<JsonNode>> rows = part.rows("f", WIDTH, MOST_IN_A_PART);
        if (part.integer("boot", 0, Long.MAX_VALUE) != boot) return false;
        if (gathered.revision != revision || gathered.of != of) gathered = new FiringSet(revision, of, graceMs);
        if (gathered.parts.add(number)) gather(rows);
        if (gathered.parts.size() < of) return false;
        adopt();
        return true;
    }

    private void gather(List<List<JsonNode>> rows) throws ContractViolation {
        try {
            for (List<JsonNode> row : rows) gathered.firings.add(read(row));
            if (gathered.firings.size() > MOST) throw new ContractViolation("range:f");
        } catch (ContractViolation violation) {
            gathered = new FiringSet(0, 0, 0);
            throw violation;
        }
    }

    private Firing read(List<JsonNode> row) throws ContractViolation {
        String id = row.get(0).isTextual() ? firing(row.get(0).textValue()) : null;
        JsonNode due = row.get(1);
        if (id == null || !due.isIntegralNumber() || !due.canConvertToLong()) throw new ContractViolation("range:f");
        if (due.longValue() < 0 || due.longValue() > LATEST_MS) throw new ContractViolation("range:f");
        Capability capability = profile.find(row.get(2).asText()).orElseThrow(() -> new ContractViolation("range:f"));
        return new Firing(id, due.longValue(), capability, level(row.get(3), capability));
    }

    /** True and false are for who takes {@code set}, a number for who takes {@code level}; a pulse is never carried. */
    private static int level(JsonNode value, Capability capability) throws ContractViolation {
        if (value.isBoolean() && capability.operations().contains("set"))
            return value.booleanValue() ? Actuator.FULL : 0;
        boolean isLevel = value.isIntegralNumber() && capability.operations().contains("level");
        if (!isLevel || !value.canConvertToInt() || value.intValue() < 0 || value.intValue() > Actuator.FULL)
            throw new ContractViolation("range:f");
        return value.intValue();
    }

    /** What was settled in the set before stays settled in the new one. */
    private void adopt() {
        held = gathered;
        held.firings.sort(Comparator.comparingLong(Firing::dueMs));
        gathered = new FiringSet(0, 0, 0);
        settled.retainAll(held.firings.stream().map(Firing::id).toList());
        lookAhead();
    }

    private void lookAhead() {
        nextMs = held.firings.stream()
                .filter(firing -> !settled.contains(firing.id()))
                .mapToLong(firing -> firing.dueMs() + held.graceMs)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** The earliest firing whose moment and grace have passed, settled by this; null if there is none. */
    @Nullable
    Firing due(long nowMs) {
        for (Firing firing : List.copyOf(held.firings)) {
            if (nowMs < nextMs) return null;
            if (!settled.add(firing.id())) continue;
            lookAhead();
            if (nowMs <= firing.dueMs() + held.graceMs + TOO_LATE_MS) return firing;
        }
        return null;
    }

    /** Firings of which this holds are not to be run any more. */
    void settle(Predicate<String> isOver) {
        held.firings.stream().map(Firing::id).filter(isOver).forEach(settled::add);
        lookAhead();
    }

    /** The revision of the set that holds; 0 if there is none. */
    long revision() {
        return held.revision;
    }

    /** Uptime at which something is to be run; {@link Long#MAX_VALUE} if nothing is. */
    long nextMs() {
        return nextMs;
    }
}
