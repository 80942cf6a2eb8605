package org.hearth.schedules;

/**
 * Why a moment passed without being fired.
 *
 * @param outcome {@link FiringOutcome#MISSED}, or {@link FiringOutcome#HELD} for want of a trusted clock
 * @param reason of {@link FiringReason}
 */
record Misfire(FiringOutcome outcome, String reason) {
    static Misfire missed(String reason) {
        return new Misfire(FiringOutcome.MISSED, reason);
    }
}
