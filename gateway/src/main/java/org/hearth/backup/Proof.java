package org.hearth.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.hearth.home.DatabaseCredentials;

/** Builds a home from a backup, compares it with what was saved, and takes it away again: nothing of it is ever committed. */
final class Proof {
    private static final String SCHEMA = "hearth_proof";

    private Proof() {}

    /**
     * Returns what was built.
     *
     * @throws BrokenBackup if this file does not restore a home here
     */
    static Rebuilding.Rebuilt of(DatabaseCredentials.Settings database, SealedFile file, byte[] key)
            throws SQLException, IOException {
        try (Connection session = Sessions.open(database, "hearth-backup-proof")) {
            Rebuilding.Rebuilt rebuilt = Rebuilding.build(session, SCHEMA, file, key);
            Restore.requireNotNewer(session, rebuilt.manifest());
            session.rollback();
            return rebuilt;
        }
    }
}
