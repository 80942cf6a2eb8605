package org.hearth.devices;

import java.time.Instant;
import java.util.List;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is wished of a device's settings, beside what holds on it.
 *
 * @param revision of the wish; 0 while nothing was ever wished
 * @param desired the wish
 * @param reported what the device said that it holds; null before it said so
 * @param refused why it did not take the present wish; null unless it said so
 */
public record Twin(
        long revision,
        Settings desired,
        @Nullable Report reported,
        @Nullable Refusal refused) {
    /** A board counts revisions in 32 bits. */
    static final long MAX_REVISION = (1L << 32) - 1;

    static final Twin NONE = new Twin(0, Settings.NONE, null, null);

    /**
     * What a device said that it holds.
     *
     * @param revision with which it came to the device; 0 is the factory's
     * @param settings all of them
     * @param at when it was first heard so
     * @param live false if the broker had kept it: it may be of any age
     */
    public record Report(long revision, Settings settings, Instant at, boolean live) {}

    /**
     * Why a device did not take a wish.
     *
     * @param revision of the wish
     * @param code {@code bad_value}, {@code unknown_capability}, {@code too_large}, {@code malformed}, {@code stale_rev} or {@code unsaved}
     * @param field path in {@link Settings}, if the device named one
     * @param at when it said so
     */
    public record Refusal(
            long revision, String code, @Nullable String field, Instant at) {}

    /** Fields in which the device holds something else than is wished. */
    public List<String> delta(List<Capability> described) {
        return desired.differences(reported == null ? Settings.NONE : reported.settings(), described);
    }

    /** True if the device holds what is wished, or nothing was ever wished and nothing is set. */
    public boolean inSync(List<Capability> described) {
        boolean sameRevision = revision == 0 || (reported != null && reported.revision() == revision);
        return sameRevision && delta(described).isEmpty();
    }

    /** A device takes only what is higher than what it holds. */
    long nextRevision() {
        long next = Math.max(revision, reported == null ? 0 : reported.revision()) + 1;
        if (next > MAX_REVISION)
            throw new Problem.Conflict("no-revision-left", "The device holds the highest revision there is.").thrown();
        return next;
    }

    Twin wished(long next, Settings settings) {
        return new Twin(next, settings, reported, null);
    }

    /** With what the device says now; the same if it says nothing new. */
    Twin told(SettingsReport report, Instant at, boolean live) {
        boolean known = reported != null
                && reported.revision() == report.revision()
                && reported.settings().equals(report.settings())
                && (reported.live() || !live);
        Report now = known ? reported : new Report(report.revision(), report.settings(), at, live);
        return new Twin(revision, desired, now, refusal(report, at));
    }

    private @Nullable Refusal refusal(SettingsReport report, Instant at) {
        if (report.revision() == revision) return null;
        // Without one, the device may have forgotten over a restart that it refused this wish.
        if (report.code() == null || report.refusedRevision(revision) != revision) return refused;
        if (refused != null && refused.code().equals(report.code())) return refused;
        return new Refusal(revision, report.code(), report.field(), at);
    }

    /** True if the device holds an older revision than is wished. */
    boolean isBehind() {
        return reported != null && reported.revision() < revision;
    }
}
