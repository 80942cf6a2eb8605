package org.hearth.gpio;

/** A line that was claimed to be watched. */
public interface Input {
    /**
     * What it shows now.
     *
     * @throws LineRefused if the chip is gone
     */
    boolean isOn();
}
