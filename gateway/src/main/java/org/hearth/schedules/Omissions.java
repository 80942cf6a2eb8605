package org.hearth.schedules;

import java.util.Optional;

/** What is known of a schedule's moments beside its plan. */
interface Omissions {
    /** None is left out, and nothing is known of what was begun. */
    Omissions NONE = new Omissions() {
        @Override
        public Optional<String> why(Edge edge) {
            return Optional.empty();
        }

        @Override
        public boolean hasBegun(Edge end) {
            return false;
        }
    };

    /** Why a moment is left out on purpose; empty if it is not. */
    Optional<String> why(Edge edge);

    /** True if what this is the end of was really begun. */
    boolean hasBegun(Edge end);
}
