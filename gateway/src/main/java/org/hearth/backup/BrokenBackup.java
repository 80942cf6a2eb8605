package org.hearth.backup;

import java.io.IOException;

/** This file does not restore a home; the message says why, for a person. */
final class BrokenBackup extends IOException {
    private static final long serialVersionUID = 1L;

    /** What kind of reason it is, as far as somebody can do something about it; the constant names the code of the problem. */
    enum Reason {
        /** It is not what was saved, or none at all. */
        BACKUP_BROKEN,
        /** Another recovery key opens it. */
        OTHER_RECOVERY_KEY,
        /** A gateway that is newer than this one made it. */
        LATER_GATEWAY,
        /** There is no room to build it, or to keep it. */
        DISK_FULL;

        /** For programs, {@code disk-full}. */
        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;

    BrokenBackup(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    BrokenBackup(String message) {
        this(Reason.BACKUP_BROKEN, message);
    }

    BrokenBackup(String message, Throwable cause) {
        super(message, cause);
        this.reason = Reason.BACKUP_BROKEN;
    }

    Reason reason() {
        return reason;
    }
}
