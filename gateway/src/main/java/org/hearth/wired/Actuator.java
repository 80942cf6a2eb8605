package org.hearth.wired;

/** What a capability drives, from 0 to {@link #FULL}; a relay knows only these two. */
interface Actuator {
    int FULL = 100;

    void drive(int level);

    /** What it does, by the best evidence there is. */
    int level();
}
