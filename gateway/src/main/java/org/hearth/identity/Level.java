package org.hearth.identity;

/** How far a person's right to a device goes; each includes those before it. */
public enum Level {
    /** As if the device were not there. */
    NONE,
    /** What it says, and what it said before. */
    SEE,
    /** Switching it, by hand and by schedule. */
    OPERATE,
    /** Name, settings and safety limits. */
    MANAGE;

    /** True if this right goes as far as the needed one. */
    public boolean allows(Level needed) {
        return compareTo(needed) >= 0;
    }

    /** The one that goes further. */
    Level or(Level other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
