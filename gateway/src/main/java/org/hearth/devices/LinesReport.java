package org.hearth.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * {@code status/lines}: what a device found of lines, and what is wired to them.
 *
 * @param revision with which the wiring came
 * @param found the lines and their wiring
 * @param refused revision that it did not take
 * @param code why not; null if it refused nothing
 * @param field which field of it
 * @param user who holds the line that was wished
 */
record LinesReport(
        long revision,
        Wiring.Found found,
        @Nullable Long refused,
        @Nullable String code,
        @Nullable String field,
        @Nullable String user) {
    private static final int MOST_WIRES = 16;
    private static final int MOST_LINES = 64;
    private static final Set<String> CODES =
            Set.of("bad_value", "line_in_use", "no_line", "too_large", "malformed", "stale_rev", "unsaved");

    static LinesReport of(Payload payload) throws ContractViolation {
        List<Wiring.Used> used = new ArrayList<>();
        for (Payload line : payload.objects("used", MOST_LINES))
            used.add(new Wiring.Used((int) line.integer("line", 0, Wire.MAX_LINE), line.text("user", 32)));
        List<Wire> wires = new ArrayList<>();
        for (Payload wire : payload.objects("lines", MOST_WIRES)) wires.add(Wire.of(wire));
        @Nullable String code = payload.has("err") ? payload.text("err", 32) : null;
        if (code != null && !CODES.contains(code)) throw new ContractViolation("range:err");
        return new LinesReport(
                payload.integer("rev", 0, Twin.MAX_REVISION),
                new Wiring.Found(
                        payload.text("chip", 32),
                        payload.integers("free", 0, Wire.MAX_LINE, MOST_LINES),
                        used,
                        List.copyOf(wires)),
                payload.has("refused_rev") ? payload.integer("refused_rev", 0, Twin.MAX_REVISION) : null,
                code,
                payload.has("field") ? payload.text("field", 64) : null,
                payload.has("user") ? payload.text("user", 32) : null);
    }
}
