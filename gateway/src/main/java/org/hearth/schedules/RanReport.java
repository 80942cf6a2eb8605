package org.hearth.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * {@code status/ran}: which schedule a device carries, and what it ran of it by itself.
 *
 * @param boot in which
 * @param revision of the set that it holds; 0 if it holds none
 * @param uptimeMillis what its clock says now
 * @param last number of the last run told here, or before this
 * @param runs oldest first
 */
record RanReport(long boot, long revision, long uptimeMillis, long last, List<Run> runs) {
    private static final long MAX_NUMBER = (1L << 32) - 1;
    private static final long MAX_UPTIME_MILLIS = 10L * 365 * 24 * 3600 * 1000;
    private static final int MOST = 16;
    private static final int WIDTH = 4;
    private static final Pattern FIRING = Pattern.compile("[0-9a-f]{8}");
    private static final Set<String> PROOFS = Set.of("none", "readback", "feedback");
    private static final Set<String> REASONS = Set.of("limit_min_off", "limit_max_on", "interlock", "busy");

    /**
     * One firing that a device ran.
     *
     * @param firing which
     * @param uptimeMillis when, on the device's clock
     * @param fault why it did not act; null if it did
     */
    record Run(String firing, long uptimeMillis, @Nullable String fault) {}

    static RanReport of(Payload payload) throws ContractViolation {
        long uptime = payload.integer("up_ms", 0, MAX_UPTIME_MILLIS);
        List<Run> runs = new ArrayList<>();
        for (List<JsonNode> row : payload.rows("ran", WIDTH, MOST)) runs.add(run(row, uptime));
        return new RanReport(
                payload.integer("boot", 0, MAX_NUMBER),
                payload.integer("rev", 0, MAX_NUMBER),
                uptime,
                payload.integer("n", runs.size(), MAX_NUMBER),
                List.copyOf(runs));
    }

    private static Run run(List<JsonNode> row, long now) throws ContractViolation {
        JsonNode at = row.get(1);
        if (!row.get(0).isTextual()
                || !at.isIntegralNumber()
                || !row.get(2).isTextual()
                || !row.get(3).isTextual()) throw new ContractViolation("type:ran");
        String firing = row.get(0).textValue();
        boolean isMoment = at.canConvertToLong() && at.longValue() >= 0 && at.longValue() <= now;
        if (!isMoment || !FIRING.matcher(firing).matches()) throw new ContractViolation("range:ran");
        return new Run(
                firing, at.longValue(), fault(row.get(2).textValue(), row.get(3).textValue()));
    }

    private static @Nullable String fault(String result, String because) throws ContractViolation {
        boolean isKnown = (result.equals("rejected") ? REASONS : PROOFS).contains(because);
        if (!isKnown || !Set.of("done", "failed", "rejected").contains(result))
            throw new ContractViolation("range:ran");
        return switch (result) {
            case "done" -> null;
            case "failed" -> result;
            default -> because;
        };
    }
}
