package org.hearth.wired;

/**
 * Waits until a contact is quiet: a press counts when the line still shows it so long after its last edge. Noise that a relay
 * throws on a long wire is shorter. One thread may hold it.
 */
final class Debounce {
    private static final long NEVER = Long.MAX_VALUE;

    private final long quietMs;
    private boolean isPressed;
    private long settledAtMs = NEVER;

    /** A contact that shows {@code isPressed} now was not pressed, it was held already. */
    Debounce(long quietMs, boolean isPressed) {
        this.quietMs = quietMs;
        this.isPressed = isPressed;
    }

    /** The line moved. */
    void edge(long nowMs) {
        settledAtMs = nowMs + quietMs;
    }

    /** When {@link #press} may answer something new. */
    long nextMs() {
        return settledAtMs;
    }

    /** True once for each press; {@code shown} is what the line shows now. */
    boolean press(boolean shown, long nowMs) {
        if (nowMs < settledAtMs) return false;
        settledAtMs = NEVER;
        boolean begins = shown && !isPressed;
        isPressed = shown;
        return begins;
    }
}
