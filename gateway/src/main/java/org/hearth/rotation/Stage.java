package org.hearth.rotation;

/** How far a change of the broker's key is, as a word. */
public enum Stage {
    /** No change is under way. */
    RESTING,
    /** The devices were told of the next key. */
    ANNOUNCED,
    /** The broker uses the next key; the one before is kept. */
    SWITCHED
}
