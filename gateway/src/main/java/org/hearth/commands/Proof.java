package org.hearth.commands;

import java.util.Locale;
import java.util.Optional;

/** How a device knows that it acted. */
public enum Proof {
    /** An input of its own saw the effect. */
    FEEDBACK,
    /** The output was read back. */
    READBACK,
    /** It only says so. */
    NONE;

    static Optional<Proof> ofWire(String word) {
        for (Proof proof : values()) if (proof.name().toLowerCase(Locale.ROOT).equals(word)) return Optional.of(proof);
        return Optional.empty();
    }
}
