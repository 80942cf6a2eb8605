package org.hearth.schedules;

/** How a due moment is counted. It is judged here alone, so that every screen says the same. */
public enum Judgement {
    /** Something of it still waits for an end. */
    OPEN,
    /** All of it was done within a minute, or it was left out on purpose. */
    AS_PLANNED,
    /** It was not done, not by all that it is for, or late. */
    OTHERWISE
}
