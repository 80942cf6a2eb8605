package org.hearth.schedules;

/**
 * Words of the ledger for a moment without a command. Those of refused commands are in it too, and those of devices that ran it by
 * themselves and could not.
 */
final class FiringReason {
    /** A clock change leaves its time out. */
    static final String CLOCK_CHANGE = "clock-change";
    /** The sun does not do that on this day. */
    static final String NO_SUN = "no-sun";
    /** A pause covers it. */
    static final String PAUSED = "paused";
    /** A person said that this one is to be left out. */
    static final String SKIPPED_ONCE = "skipped-once";
    /** What it would have ended was left out. */
    static final String START_SKIPPED = "start-skipped";
    /** A younger moment of the same schedule is fired instead, or the schedule could wait no longer. */
    static final String TOO_LATE = "too-late";
    /** Another schedule has told the same part something since. */
    static final String OVERTAKEN = "overtaken";
    /** Nobody ran here who could have fired it. */
    static final String GATEWAY_DOWN = "gateway-down";
    /** The wall clock was set forward over it. */
    static final String CLOCK_JUMPED = "clock-jumped";
    /** It came while the clock could not be trusted. */
    static final String NO_TRUSTED_TIME = "no-trusted-time";
    /** Whoever made the schedule may not do this any more. */
    static final String RIGHT_ENDED = "right-ended";
    /** The schedule was changed before it was settled. */
    static final String SCHEDULE_CHANGED = "schedule-changed";
    /** The schedule was removed before it was settled. */
    static final String SCHEDULE_REMOVED = "schedule-removed";
    /** Whoever made the schedule was removed before it was settled. */
    static final String MAKER_REMOVED = "maker-removed";
    /** The gateway failed at it again and again. */
    static final String FAULT = "fault";
    /** This row stands for itself and for all that follow it, up to those that are still worth telling apart. */
    static final String AND_MORE = "and-more-not-listed";

    private FiringReason() {}
}
