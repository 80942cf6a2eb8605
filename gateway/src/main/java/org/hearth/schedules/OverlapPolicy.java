package org.hearth.schedules;

/** What becomes of a time that the clock change repeats. */
public enum OverlapPolicy {
    /** Only the first of the two counts. */
    FIRST,
    /** Both count. */
    BOTH
}
