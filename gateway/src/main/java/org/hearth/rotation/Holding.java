package org.hearth.rotation;

import java.time.Instant;

/**
 * By which pins a device knows the broker, as it said last.
 *
 * @param device its id
 * @param revision of its set; 0 for that of its enrolment code
 * @param slot place in its set of the pin that the broker of its newest connection matched
 * @param generation of the keys in its set
 * @param at when it said so, or was given its code
 */
record Holding(String device, long revision, int slot, long generation, Instant at) {

    /** True if nothing has changed since. */
    boolean isSame(Holding before) {
        return revision == before.revision && slot == before.slot && generation == before.generation;
    }

    /** True if it holds the set that was told last. */
    boolean holds(RotationState state) {
        return revision == state.revision();
    }

    /** True if it has come in by the key that the broker is to use. */
    boolean cameBy(RotationState state) {
        return holds(state) && state.pins().indexOf(state.inUse()) == slot;
    }

    /** True if it knows neither the key in use nor the one that the grace port shows: only a new enrolment code brings it back. */
    boolean isLockedOut(RotationState state) {
        return generation < state.generation() - 1;
    }
}
