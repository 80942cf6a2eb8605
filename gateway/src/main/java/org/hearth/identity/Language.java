package org.hearth.identity;

/** Languages of the dashboard. */
public enum Language {
    /** English. */
    EN,
    /** Greek. */
    EL
}
