package org.hearth.schedules;

/** What a clock change did to a planned moment. */
public enum PreviewMark {
    /** Its time does not exist on this day; it was moved to the first moment after the gap. */
    MOVED,
    /** Its time does not exist on this day; it is left out. */
    SKIPPED,
    /** Its time comes twice on this day; this is the first, and the second does not count. */
    FIRST_OF_TWO,
    /** Its time comes twice on this day, and this is one of them. */
    BOTH_OF_TWO
}
