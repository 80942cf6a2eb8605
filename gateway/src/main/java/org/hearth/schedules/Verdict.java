package org.hearth.schedules;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of a moment that has come.
 *
 * @param moment which
 * @param outcome {@link FiringOutcome#FIRED} if it is to be fired now
 * @param reason why it is not fired; null if it is
 */
record Verdict(
        Planned moment, FiringOutcome outcome, @Nullable String reason) {

    static Verdict fire(Planned moment) {
        return new Verdict(moment, FiringOutcome.FIRED, null);
    }

    static Verdict missed(Planned moment, String reason) {
        return new Verdict(moment, FiringOutcome.MISSED, reason);
    }

    static Verdict skipped(Planned moment) {
        return new Verdict(moment, FiringOutcome.SKIPPED, "clock-change");
    }

    boolean isFire() {
        return outcome == FiringOutcome.FIRED;
    }
}
