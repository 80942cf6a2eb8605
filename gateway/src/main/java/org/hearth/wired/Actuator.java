package org.hearth.wired;

/** What a capability drives, from 0 to {@link #FULL}; a relay knows only these two. */
interface Actuator {
    int FULL = 100;

    /**
     * Drives it, from 0 to {@link #FULL}.
     *
     * @throws org.hearth.gpio.LineRefused if its line cannot be had or would not move
     */
    void drive(int level);

    /**
     * What it does, by the best evidence there is.
     *
     * @throws org.hearth.gpio.LineRefused if its line cannot be read
     */
    int level();
}
