package org.hearth.rotation;

import java.util.List;

/**
 * How far a change of the broker's key is. A generation is two keys, the one in use and the next; the set that devices are told holds
 * both, in this order, and stays the same until the next announcement, whatever happens in between.
 */
sealed interface RotationState {

    /** The same as a word. */
    Stage stage();

    /** Revision of the set that was told last; 0 if none ever was, and devices hold what their enrolment code says. */
    long revision();

    /** How many changes of the key were finished. */
    long generation();

    /** Pin of the key that the broker is to use. */
    String inUse();

    /** The two pins that devices are told. */
    List<String> pins();

    /** No change is under way. */
    record Resting(long revision, long generation, String inUse, String next) implements RotationState {
        @Override
        public Stage stage() {
            return Stage.RESTING;
        }

        @Override
        public List<String> pins() {
            return List.of(inUse, next);
        }

        /** Devices are told both pins and say that they hold them. */
        Announced announce(long nextRevision) {
            return new Announced(nextRevision, generation, inUse, next);
        }
    }

    /** The devices were told of the next key, and the broker uses the one before. */
    record Announced(long revision, long generation, String inUse, String next) implements RotationState {
        @Override
        public Stage stage() {
            return Stage.ANNOUNCED;
        }

        @Override
        public List<String> pins() {
            return List.of(inUse, next);
        }

        Switched switchOver() {
            return new Switched(revision, generation, next, inUse);
        }

        Resting rollBack() {
            return new Resting(revision, generation, inUse, next);
        }
    }

    /** The broker uses the next key, and shows the one before at its grace port. */
    record Switched(long revision, long generation, String inUse, String former) implements RotationState {
        @Override
        public Stage stage() {
            return Stage.SWITCHED;
        }

        @Override
        public List<String> pins() {
            return List.of(former, inUse);
        }

        /** The key before is used again; the next one is kept for another time. */
        Resting rollBack() {
            return new Resting(revision, generation, former, inUse);
        }

        /** The key before is given up. */
        Resting finish(long nextRevision, String next) {
            return new Resting(nextRevision, generation + 1, inUse, next);
        }
    }
}
