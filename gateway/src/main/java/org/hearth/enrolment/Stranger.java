package org.hearth.enrolment;

import java.time.Instant;

/**
 * A device that asks to join.
 *
 * @param id the name it gives itself
 * @param model what it says it is
 * @param hardware its board
 * @param firmware version it says it runs
 * @param firstAt when it first asked
 * @param lastAt when it last asked
 * @param state what was decided
 */
public record Stranger(
        String id, String model, String hardware, String firmware, Instant firstAt, Instant lastAt, State state) {

    /** What a stranger is answered. */
    public enum State {
        WAITING("wait"),
        APPROVED("approved"),
        REFUSED("refused");

        private final String wire;

        State(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }
}
