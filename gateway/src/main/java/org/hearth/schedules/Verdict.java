package org.hearth.schedules;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of a moment that has come.
 *
 * @param edge which
 * @param outcome {@link FiringOutcome#FIRED} if it is to be fired now
 * @param reason why it is not fired; null if it is
 */
record Verdict(Edge edge, FiringOutcome outcome, @Nullable String reason) {

    static Verdict fire(Edge edge) {
        return new Verdict(edge, FiringOutcome.FIRED, null);
    }

    static Verdict of(Edge edge, Misfire why) {
        return new Verdict(edge, why.outcome(), why.reason());
    }

    static Verdict skipped(Edge edge, String reason) {
        return new Verdict(edge, FiringOutcome.SKIPPED, reason);
    }

    boolean isFire() {
        return outcome == FiringOutcome.FIRED;
    }
}
