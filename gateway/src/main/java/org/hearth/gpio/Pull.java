package org.hearth.gpio;

/** The resistor inside the chip that holds an input while nothing drives it. */
public enum Pull {
    UP,
    DOWN,
    /** None: something outside holds the line. */
    OFF
}
