package org.hearth.rotation;

/** How far a change of the broker's key is, as a word. */
public enum Stage {
    /** No change is under way. */
    RESTING,
    /** The devices were told of the next key. */
    ANNOUNCED,
    /** The broker uses the next key; the one before is kept. */
    SWITCHED;

    static Stage of(RotationState state) {
        return switch (state) {
            case RotationState.Resting resting -> RESTING;
            case RotationState.Announced announced -> ANNOUNCED;
            case RotationState.Switched switched -> SWITCHED;
        };
    }
}
