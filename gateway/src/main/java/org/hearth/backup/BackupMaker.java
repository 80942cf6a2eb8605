package org.hearth.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.hearth.home.DatabaseCredentials;
import org.hearth.trust.HomeKeys;

/** Makes a backup and proves it, from the file as it lies on the disk. One thread at a time may hold it. */
final class BackupMaker {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'hearth-'uuuu-MM-dd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int DRAWN = 0x10000;

    private final DatabaseCredentials.Settings database;
    private final Path trust;
    private final BackupFolder folder;

    BackupMaker(DatabaseCredentials.Settings database, Path trust, BackupFolder folder) {
        this.database = database;
        this.trust = trust;
        this.folder = folder;
    }

    /**
     * Makes one that this key's other half opens.
     *
     * @throws BrokenBackup if there is no room, or no home can be built from what was written: then it is not kept
     */
    Backup make(byte[] publicKey, Instant now) throws SQLException, IOException {
        byte[] key = SealedFile.newKey();
        SealedFile file = folder.unfinished();
        try {
            Header header = write(file, publicKey, key, now);
            Rebuilding.Rebuilt rebuilt = Proof.of(database, file, key);
            Backup backup = new Backup(
                    NAME.format(now) + "-%04x".formatted(new SecureRandom().nextInt(DRAWN)) + BackupFolder.ENDING,
                    now,
                    now,
                    header.schema(),
                    header.key(),
                    Files.size(file.path()),
                    BackupFolder.sha256(file.path()),
                    rebuilt.rows(),
                    rebuilt.manifest().hasReadings(),
                    null);
            folder.keep(backup);
            return backup;
        } finally {
            Arrays.fill(key, (byte) 0);
            Files.deleteIfExists(file.path());
        }
    }

    private Header write(SealedFile file, byte[] publicKey, byte[] key, Instant now) throws SQLException, IOException {
        try (Connection session = Sessions.open(database, "hearth-backup")) {
            Snapshot snapshot = Snapshot.take(session, now, hasRoomForReadings(session));
            Header header = new Header(now, snapshot.manifest().schema(), SealedKey.fingerprint(publicKey));
            try (OutputStream content = file.write(header, publicKey, key)) {
                snapshot.write(content, HomeKeys.read(trust));
            }
            return header;
        }
    }

    /** The file, and the home that is built to prove it, stand beside the one that is there, usually on the same card. */
    private boolean hasRoomForReadings(Connection session) throws SQLException, BrokenBackup {
        long all = bytes(session, "");
        long others = bytes(session, " AND c.relname NOT IN ('" + String.join("', '", Manifest.READINGS) + "')");
        // A transaction says how it is to be isolated before it reads anything.
        session.rollback();
        long free = folder.freeBytes();
        if (free > need(all)) return true;
        if (free > need(others)) return false;
        throw new BrokenBackup(
                BrokenBackup.Reason.DISK_FULL,
                "the disk has no room: %d MB are free, and %d MB are needed".formatted(free >> 20, need(others) >> 20));
    }

    private static long bytes(Connection session, String which) throws SQLException {
        return Long.parseLong(Sessions.text(session, """
                SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'""" + which));
    }

    private static long need(long bytes) {
        return bytes + bytes / 2 + BackupFolder.RESERVE;
    }
}
