package org.hearth.devices;

import java.util.Locale;
import java.util.Optional;

/** What can be asked of an actuator. There is no toggle: a repeated toggle would do something else than the first. */
public enum Operation {
    /** On or off. */
    SET,
    /** 0 to 100. */
    LEVEL,
    /** On for a moment whose length the device keeps. */
    PULSE;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operation of this word on the wire. */
    static Optional<Operation> ofWire(String word) {
        for (Operation operation : values()) if (operation.wire().equals(word)) return Optional.of(operation);
        return Optional.empty();
    }
}
