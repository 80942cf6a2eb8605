package org.hearth.schedules;

/** What became of a due moment. */
public enum FiringOutcome {
    /** It made a command, whose end tells the rest. */
    FIRED,
    /** The device ran it by itself while the gateway was away. */
    RAN_LOCALLY,
    /** It passed without a command. */
    MISSED,
    /** The schedule itself leaves it out. */
    SKIPPED,
    /** It waits until the clock is trusted. */
    HELD
}
