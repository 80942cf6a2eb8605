package org.hearth.journal;

/** Tells what the present caller may read; the room that knows the caller fills it. */
public interface Readership {
    /** What whoever makes the present request may read. */
    JournalScope scope();
}
