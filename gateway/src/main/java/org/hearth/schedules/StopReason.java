package org.hearth.schedules;

/** Why the gateway stops a schedule. */
public enum StopReason {
    /** Who made it was removed from the home. */
    MAKER_REMOVED,
    /** Who made it deleted their own account. */
    MAKER_LEFT
}
