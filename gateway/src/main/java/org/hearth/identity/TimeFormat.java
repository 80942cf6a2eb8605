package org.hearth.identity;

/** How the time of day is written. */
public enum TimeFormat {
    /** As the language has it. */
    AUTO,
    /** 6:30 pm. */
    TWELVE_HOURS,
    /** 18:30. */
    TWENTY_FOUR_HOURS
}
