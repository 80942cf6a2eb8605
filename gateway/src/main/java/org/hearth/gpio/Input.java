package org.hearth.gpio;

/** A line that was claimed to be watched. */
public interface Input {
    /** What it shows now. */
    boolean isOn();
}
