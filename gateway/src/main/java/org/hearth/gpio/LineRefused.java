package org.hearth.gpio;

/** A line that cannot be had; the message names the line, the reason, and who holds it. */
public final class LineRefused extends RuntimeException {
    public LineRefused(String message) {
        super(message);
    }

    public LineRefused(String message, Throwable cause) {
        super(message, cause);
    }

    static LineRefused inUse(int offset, String user) {
        return new LineRefused("line " + offset + " is in use by \"" + user + "\"");
    }
}
