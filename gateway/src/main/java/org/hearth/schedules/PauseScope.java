package org.hearth.schedules;

/** Which schedules a pause holds, as a word. */
public enum PauseScope {
    /** One. */
    SCHEDULE,
    /** Those for a group and for its parts. */
    GROUP,
    /** All. */
    HOME;

    static PauseScope of(Pause.Scope scope) {
        return switch (scope) {
            case Pause.Scope.One one -> SCHEDULE;
            case Pause.Scope.OfGroup group -> GROUP;
            case Pause.Scope.Home home -> HOME;
        };
    }
}
