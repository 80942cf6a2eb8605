package org.hearth.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.broker.Payload;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is wired where on a device that lets the household choose its lines: the wish beside what the device says.
 *
 * @param revision of the wish; 0 while nothing was ever wished
 * @param desired the wish
 * @param reported what the device last said
 * @param refused why it did not take the present wish; null unless it said so
 */
public record Wiring(
        long revision,
        List<Wire> desired,
        Report reported,
        @Nullable Refusal refused) {

    /**
     * The lines as the device found them.
     *
     * @param chip what it calls itself
     * @param free lines that nobody holds
     * @param used lines that somebody holds, the device's own among them
     * @param wires what is wired where
     */
    @RegisterForReflection
    public record Found(
            @Schema(required = true) String chip,
            @Schema(required = true) List<Integer> free,
            @Schema(required = true) List<Used> used,
            @Schema(required = true) List<Wire> wires) {}

    /** A line that somebody holds. */
    @RegisterForReflection
    @Schema(name = "UsedLine")
    public record Used(
            @Schema(required = true) int line,
            @Schema(required = true) String user) {}

    /**
     * What a device said of its lines.
     *
     * @param revision with which the wiring came to it
     * @param at when it was first heard so
     */
    @RegisterForReflection
    @Schema(name = "LinesReportView")
    public record Report(
            @Schema(required = true) long revision,
            @Schema(required = true) Found found,
            @Schema(required = true) Instant at) {}

    /**
     * Why a device did not take a wish.
     *
     * @param revision of the wish
     * @param code {@code bad_value}, {@code line_in_use}, {@code no_line}, {@code too_large}, {@code malformed}, {@code stale_rev}, {@code unsaved}
     * @param field path in the wish, for example {@code lines[1].line}
     * @param user who holds the line
     * @param at when it said so
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WiringRefusal")
    public record Refusal(
            @Schema(required = true) long revision,
            @Schema(required = true) String code,
            @Nullable String field,
            @Nullable String user,
            @Schema(required = true) Instant at) {}

    static Wiring first(LinesReport report, Instant at) {
        return new Wiring(0, List.of(), new Report(report.revision(), report.found(), at), null);
    }

    /** With what the device says now; the same if it says nothing new. */
    Wiring told(LinesReport report, Instant at) {
        boolean known =
                reported.revision() == report.revision() && reported.found().equals(report.found());
        Report now = known ? reported : new Report(report.revision(), report.found(), at);
        return new Wiring(revision, desired, now, refusal(report, at));
    }

    private @Nullable Refusal refusal(LinesReport report, Instant at) {
        if (report.revision() == revision) return null;
        long about = report.refused() == null ? revision : report.refused();
        // Without one, the device may have forgotten over a restart that it refused this wish.
        if (report.code() == null || about != revision) return refused;
        if (refused != null && refused.code().equals(report.code())) return refused;
        return new Refusal(revision, report.code(), report.field(), report.user(), at);
    }

    Wiring wished(long next, List<Wire> wires) {
        return new Wiring(next, List.copyOf(wires), reported, null);
    }

    /** A device takes only what is higher than what it holds. */
    long nextRevision() {
        long next = Math.max(revision, reported.revision()) + 1;
        if (next > Twin.MAX_REVISION)
            throw new Problem.Conflict("no-revision-left", "The device holds the highest revision there is.").thrown();
        return next;
    }

    /** True if the device holds what is wished, or nothing was ever wished. */
    public boolean inSync() {
        return revision == 0 || revision == reported.revision();
    }

    /** True if the device holds an older wish than the present one. */
    boolean isBehind() {
        return reported.revision() < revision;
    }

    /** {@code config/wiring} as the contract wants it. */
    ObjectNode payload() {
        return payload(revision, desired);
    }

    static ObjectNode payload(long revision, List<Wire> wires) {
        ObjectNode payload = Payload.compose().put("rev", revision);
        ArrayNode lines = payload.putArray("lines");
        wires.forEach(wire -> wire.write(lines.addObject()));
        return payload;
    }
}
