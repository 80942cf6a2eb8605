package org.hearth.wired;

import java.util.Set;

/**
 * Something the device can do or tell, as {@code status/info} says it.
 *
 * @param id its name
 * @param kind what it is
 * @param operations what an actuator can be asked
 * @param proof how an effect is proved
 * @param unit of a number; empty if it has none
 * @param maxOnSeconds the longest time on that its maker allows; 0 is no limit
 */
record Capability(String id, Kind kind, Set<String> operations, Proof proof, String unit, long maxOnSeconds) {
    enum Kind {
        RELAY("relay"),
        LEVEL("level"),
        NUMBER("number"),
        SENSE("bool"),
        BUTTON("button");

        final String wire;

        Kind(String wire) {
            this.wire = wire;
        }
    }

    enum Proof {
        NONE("none"),
        READBACK("readback"),
        FEEDBACK("feedback");

        final String wire;

        Proof(String wire) {
            this.wire = wire;
        }
    }

    /** A relay that is switched by one line and read back from it; a gate takes pulses only. */
    static Capability relay(String id, boolean isGate, long maxOnSeconds) {
        Set<String> operations = isGate ? Set.of("pulse") : Set.of("set", "pulse");
        return new Capability(id, Kind.RELAY, operations, Proof.READBACK, "", maxOnSeconds);
    }

    /** An input that is pressed. */
    static Capability button(String id) {
        return new Capability(id, Kind.BUTTON, Set.of(), Proof.NONE, "", 0);
    }

    boolean isActuator() {
        return kind == Kind.RELAY || kind == Kind.LEVEL;
    }
}
