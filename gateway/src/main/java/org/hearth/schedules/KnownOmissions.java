package org.hearth.schedules;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is left out of one schedule by pauses and by a person's word. One thread may hold it, for one reckoning. */
final class KnownOmissions implements Omissions {
    private final List<Pause> pauses;
    private final @Nullable Instant skips;
    private final Function<Instant, Optional<FiringOutcome>> ledger;
    private final Set<Instant> omitted = new HashSet<>();

    /**
     * Begins to look.
     *
     * @param pauses those that are about the schedule
     * @param skips the start that a person wants left out
     * @param ledger what became of a start before
     */
    KnownOmissions(List<Pause> pauses, @Nullable Instant skips, Function<Instant, Optional<FiringOutcome>> ledger) {
        this.pauses = pauses;
        this.skips = skips;
        this.ledger = ledger;
    }

    @Override
    public Optional<String> why(Edge edge) {
        if (edge.phase() == Phase.END)
            return isOmitted(edge) ? Optional.of(FiringReason.START_SKIPPED) : Optional.empty();
        Optional<String> why = whyNoStart(edge);
        if (why.isPresent()) omitted.add(edge.dueAt());
        return why;
    }

    private Optional<String> whyNoStart(Edge edge) {
        if (edge.dueAt().equals(skips)) return Optional.of(FiringReason.SKIPPED_ONCE);
        return Pauses.at(pauses, edge.at()).map(pause -> FiringReason.PAUSED);
    }

    private boolean isOmitted(Edge end) {
        return omitted.contains(end.startedAt())
                || ledger.apply(end.startedAt())
                        .filter(FiringOutcome.SKIPPED::equals)
                        .isPresent();
    }

    @Override
    public boolean hasBegun(Edge end) {
        return ledger.apply(end.startedAt())
                .filter(outcome -> outcome == FiringOutcome.FIRED || outcome == FiringOutcome.RAN_LOCALLY)
                .isPresent();
    }
}
