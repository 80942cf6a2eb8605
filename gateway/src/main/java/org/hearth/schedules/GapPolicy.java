package org.hearth.schedules;

/** What becomes of a time that the clock change leaves out. */
public enum GapPolicy {
    /** It is moved to the first moment after the gap. */
    NEXT_VALID,
    /** It is left out. */
    SKIP
}
