package org.hearth.devices;

import java.util.Locale;
import java.util.Optional;

/** What a capability can be. */
public enum CapabilityKind {
    /** On or off, switched by the home. */
    RELAY,
    /** 0 to 100, for example a dimmer. */
    LEVEL,
    /** A measured number with a unit. */
    NUMBER,
    /** A switch input: true or false. */
    BOOL,
    /** A button that tells of each press. */
    BUTTON;

    /** The kind of this word on the wire, for example {@code relay}. */
    static Optional<CapabilityKind> ofWire(String word) {
        for (CapabilityKind kind : values())
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) return Optional.of(kind);
        return Optional.empty();
    }
}
