package org.hearth.schedules;

/** What became of a due moment. */
public enum FiringOutcome {
    /** It made a command, or several, whose ends tell the rest. */
    FIRED,
    /** The device, or at least one of several, ran it by itself while the gateway was away. */
    RAN_LOCALLY,
    /** It passed without a command. */
    MISSED,
    /** It was left out on purpose: by the schedule itself, by a pause, or by a person. */
    SKIPPED,
    /** It passed while the clock was not trusted, and was not done. */
    HELD
}
