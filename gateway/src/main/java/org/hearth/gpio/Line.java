package org.hearth.gpio;

/**
 * A line of the header and how it is meant.
 *
 * @param offset its number on the chip, which on a Raspberry Pi is the number of the GPIO
 * @param activeLow true if "on" is the low level, as with most relay boards
 * @param pull of an input; an output ignores it
 */
public record Line(int offset, boolean activeLow, Pull pull) {
    /** What the kernel's interface can name at once is no limit here; no header has more lines. */
    private static final int MAX_OFFSET = 255;

    public Line {
        if (offset < 0 || offset > MAX_OFFSET)
            throw new IllegalArgumentException("line " + offset + ": allowed are 0 to " + MAX_OFFSET);
    }

    /** The level that means {@code on}. */
    public boolean level(boolean on) {
        return on != activeLow;
    }

    /** What this level means. */
    public boolean isOn(boolean level) {
        return level != activeLow;
    }
}
