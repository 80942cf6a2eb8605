package org.hearth.gpio;

/** A line that cannot be had; the message names the line, the reason, and who holds it. */
public final class LineRefused extends RuntimeException {
    /** @param message which line, and why */
    public LineRefused(String message) {
        super(message);
    }

    /**
     * A line that was refused by what drives it.
     *
     * @param message which line, and why
     * @param cause what the driver said
     */
    public LineRefused(String message, Throwable cause) {
        super(message, cause);
    }

    static LineRefused inUse(int offset, String user) {
        return new LineRefused("line " + offset + " is in use by \"" + user + "\"");
    }
}
