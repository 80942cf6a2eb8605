package org.hearth.gpio;

/** A line that was claimed to drive something. One thread at a time may hold it. */
public interface Output {
    /**
     * Drives it.
     *
     * @throws LineRefused if the chip is gone
     */
    void drive(boolean on);

    /**
     * What the line really drives, read back from the chip.
     *
     * @throws LineRefused if the chip is gone
     */
    boolean isOn();
}
