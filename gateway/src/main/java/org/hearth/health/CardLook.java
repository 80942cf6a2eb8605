package org.hearth.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import org.hearth.trust.TrustSettings;

/** Is there room where the gateway keeps keys and backups? */
@ApplicationScoped
class CardLook implements Look {
    private static final long MIB = 1L << 20;

    /** A backup, and the home that is built to prove it, need some hundreds. */
    private static final long LOW = 500 * MIB;

    private static final long FULL = 50 * MIB;

    private final TrustSettings trust;

    CardLook(TrustSettings trust) {
        this.trust = trust;
    }

    @Override
    public Part part() {
        return Part.CARD;
    }

    @Override
    public Finding find() {
        try {
            FileStore disk = Files.getFileStore(trust.dir());
            long free = disk.getUsableSpace();
            return Finding.of(part(), reason(free), new Figures.Space(free, disk.getTotalSpace()));
        } catch (IOException e) {
            throw new UncheckedIOException("the room at " + trust.dir() + " is not known", e);
        }
    }

    static Reason reason(long freeBytes) {
        if (freeBytes < FULL) return Reason.FULL;
        return freeBytes < LOW ? Reason.LOW : Reason.ENOUGH;
    }
}
