package org.hearth.schedules;

/** What is unusual about a planned moment. */
public enum PreviewMark {
    /** Its time does not exist on this day; it was moved to the first moment after the gap. */
    MOVED,
    /** Its time does not exist on this day; it is left out. */
    SKIPPED,
    /** Its time comes twice on this day; this is the first, and the second does not count. */
    FIRST_OF_TWO,
    /** Its time comes twice on this day, and this is one of them. */
    BOTH_OF_TWO,
    /** The sun does not do that on this day; the time that was chosen for such days counts. */
    SUN_FALLBACK,
    /** The sun does not do that on this day; it is left out. */
    NO_SUN,
    /** A pause covers it; it is left out. */
    PAUSED,
    /** A person said that it is to be left out. */
    SKIPPED_ONCE
}
