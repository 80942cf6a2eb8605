package org.hearth.schedules;

/** Which of its two ends a moment of a schedule is. */
public enum Phase {
    /** What the schedule is for is done. */
    START,
    /** The opposite is done; only of schedules that have an ending. */
    END
}
