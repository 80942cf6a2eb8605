package org.hearth.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hearth.backup.Backup;
import org.hearth.backup.Backups;

/** Could this home be brought back? */
@ApplicationScoped
class BackupLook implements Look {
    /** One is made each night; two nights may have failed. */
    private static final Duration OLD = Duration.ofDays(3);

    private final Backups backups;
    private final InstantSource clock;

    BackupLook(Backups backups, InstantSource clock) {
        this.backups = backups;
        this.clock = clock;
    }

    @Override
    public Part part() {
        return Part.BACKUP;
    }

    @Override
    public Finding find() {
        return judge(backups.list(), clock.instant());
    }

    /** @param backups the newest first */
    static Finding judge(List<Backup> backups, Instant now) {
        Optional<Backup> last =
                backups.stream().filter(one -> one.notRestorable() == null).findFirst();
        if (last.isEmpty()) return Finding.of(Part.BACKUP, backups.isEmpty() ? Reason.NEVER : Reason.SPOILT, null);
        boolean old = last.get().madeAt().isBefore(now.minus(OLD));
        return Finding.of(
                        Part.BACKUP,
                        old ? Reason.OLD : Reason.PROVED,
                        new Figures.Proved(last.get().provedAt(), last.get().bytes()))
                .since(last.get().provedAt());
    }
}
