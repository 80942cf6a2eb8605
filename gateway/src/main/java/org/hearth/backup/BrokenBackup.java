package org.hearth.backup;

import java.io.IOException;

/** This file does not restore a home; the message says why, for a person. */
final class BrokenBackup extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenBackup(String message) {
        super(message);
    }

    BrokenBackup(String message, Throwable cause) {
        super(message, cause);
    }
}
