package org.hearth.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is left out of one schedule by pauses and by a person's word, as it stands when this is made. */
final class KnownOmissions implements Omissions {
    private final List<Pause> pauses;
    private final @Nullable Instant skips;
    private final Function<Instant, Optional<Became>> ledger;

    /**
     * What is known.
     *
     * @param pauses those that are about the schedule
     * @param skips the start that a person wants left out
     * @param ledger what became of a start before
     */
    KnownOmissions(List<Pause> pauses, @Nullable Instant skips, Function<Instant, Optional<Became>> ledger) {
        this.pauses = pauses;
        this.skips = skips;
        this.ledger = ledger;
    }

    @Override
    public Optional<String> why(Edge edge) {
        if (edge.phase() == Phase.START) return whyNoStart(edge);
        return isOmitted(edge) ? Optional.of(FiringReason.START_SKIPPED) : Optional.empty();
    }

    private Optional<String> whyNoStart(Edge edge) {
        if (edge.startedAt().equals(skips)) return Optional.of(FiringReason.SKIPPED_ONCE);
        return Pauses.at(pauses, edge.startsAt()).map(pause -> FiringReason.PAUSED);
    }

    /** What really became of the start counts for more than what is known now of its moment. */
    private boolean isOmitted(Edge end) {
        if (end.isOutOfPlan()) return false;
        Optional<Became> start = ledger.apply(end.startedAt());
        if (start.filter(Became::acted).isPresent()) return false;
        return start.filter(became -> became.outcome() == FiringOutcome.SKIPPED).isPresent()
                || whyNoStart(end).isPresent();
    }

    @Override
    public boolean hasBegun(Edge end) {
        return end.isOutOfPlan()
                || ledger.apply(end.startedAt()).filter(Became::acted).isPresent();
    }
}
