package org.hearth.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of moments that were not handled when they were due: run once if younger than a limit.
 *
 * @param limit a moment of this age or more is missed
 */
record MissedPolicy(Duration limit) {
    static final MissedPolicy DEFAULT = new MissedPolicy(Duration.ofMinutes(5));

    /** A younger moment of the same schedule is fired instead, or the schedule could wait no longer. */
    static final String TOO_LATE = "too-late";

    /** This row stands for itself and for all that follow it up to the limit. */
    static final String AND_MORE = "and-more-not-listed";

    /** About three years of a daily schedule; one that is due each minute would fill the card after a long absence. */
    static final int MAX_ROWS = 1_000;

    /**
     * What becomes of a schedule's moments up to now, and which is the next.
     *
     * @param first the first of them
     * @param why names what kept the gateway from a moment that is now too old
     */
    Reckoning reckon(Recurrence recurrence, Site site, Instant first, Instant now, Function<Instant, String> why) {
        List<Verdict> verdicts = new ArrayList<>();
        Instant oldest = now.minus(limit);
        Optional<Planned> found = recurrence.next(first.minusNanos(1), site);
        while (found.isPresent() && !found.get().at().isAfter(now)) {
            Planned moment = found.get();
            boolean old = !moment.at().isAfter(oldest);
            boolean full = old && verdicts.size() >= MAX_ROWS;
            verdicts.add(full ? Verdict.missed(moment, AND_MORE) : judge(moment, old, why));
            found = recurrence.next(full ? oldest : moment.at(), site);
        }
        return new Reckoning(onlyNewestFires(verdicts), found.map(Planned::at).orElse(null));
    }

    private static Verdict judge(Planned moment, boolean old, Function<Instant, String> why) {
        if (moment.isSkipped()) return Verdict.skipped(moment);
        return old ? Verdict.missed(moment, why.apply(moment.at())) : Verdict.fire(moment);
    }

    private static List<Verdict> onlyNewestFires(List<Verdict> verdicts) {
        List<Verdict> result = new ArrayList<>(verdicts);
        boolean newer = false;
        for (int i = result.size() - 1; i >= 0; i--) {
            Verdict verdict = result.get(i);
            if (!verdict.isFire()) continue;
            if (newer) result.set(i, Verdict.missed(verdict.moment(), TOO_LATE));
            newer = true;
        }
        return List.copyOf(result);
    }

    /**
     * The reckoning.
     *
     * @param verdicts oldest first
     * @param next the first moment that has not come yet; null if none ever comes
     */
    record Reckoning(List<Verdict> verdicts, @Nullable Instant next) {}
}
