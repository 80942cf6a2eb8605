package org.hearth.backup;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Quarkus;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hearth.home.ClockTrust;
import org.hearth.home.DatabaseCredentials;
import org.hearth.home.Homes;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.DatabaseAway;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.hearth.trust.TrustSettings;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeper of the backups: makes, proves, checks and thins them, and hands one over to be restored. Any number of threads may hold it. */
@ApplicationScoped
public class Backups {
    private static final Logger LOG = Logger.getLogger(Backups.class);

    /** One that was made by hand in the evening does not spare the night's, and one of this night is not made twice. */
    private static final Duration NOT_AGAIN = Duration.ofHours(4);

    /** After which a database that was away may be back. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** Long enough for the answer to arrive. */
    private static final Duration LAST_ANSWER = Duration.ofMillis(500);

    private final BackupSettings settings;
    private final DatabaseCredentials.Settings database;
    private final BackupKeyTable keys;
    private final Homes homes;
    private final ClockTrust clockTrust;
    private final Journal journal;
    private final InstantSource clock;
    private final BackupFolder folder;
    private final BackupMaker maker;
    private final Semaphore turn = new Semaphore(1);
    private volatile @Nullable Attempt attempt;

    Backups(
            BackupSettings settings,
            DatabaseCredentials.Settings database,
            TrustSettings trust,
            BackupKeyTable keys,
            Homes homes,
            ClockTrust clockTrust,
            Journal journal,
            InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.keys = keys;
        this.homes = homes;
        this.clockTrust = clockTrust;
        this.journal = journal;
        this.clock = clock;
        this.folder = new BackupFolder(settings.dir());
        this.maker = new BackupMaker(database, trust.dir(), folder);
    }

    /** A new recovery key in the place of the one before; what was sealed to that one stays sealed to it. It is kept nowhere. */
    RecoveryKey newKey(Cause cause) {
        RecoveryKey made = RecoveryKey.random();
        byte[] publicKey = SealedKey.publicKey(made.halves());
        QuarkusTransaction.requiringNew().run(() -> {
            keys.put(publicKey, clock.instant());
            tell(JournalVerb.BACKUP_KEY_MADE, cause, SealedKey.fingerprint(publicKey));
        });
        return made;
    }

    /** Fingerprint of the key that the next backup is sealed to, if an owner has taken one. */
    Optional<String> key() {
        return QuarkusTransaction.requiringNew().call(keys::find).map(SealedKey::fingerprint);
    }

    /** Those that are there, the newest first. */
    public List<Backup> list() {
        return folder.list();
    }

    /** Where the file of one lies. */
    Path file(Backup backup) {
        return folder.file(backup.name());
    }

    /** Looks whether each is still what was proved, byte by byte. */
    List<Backup> check() {
        return alone(folder::check);
    }

    /** The one of this name, if it is there. */
    Optional<Backup> find(String name) {
        return list().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * A try to make one.
     *
     * @param endedAt null while it goes on
     * @param failure why none was made, for a person; null if one was, or may still be
     */
    record Attempt(
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String failure) {}

    /** The newest try since this gateway started. */
    Optional<Attempt> attempt() {
        return Optional.ofNullable(attempt);
    }

    /**
     * Makes one, and proves it.
     *
     * @throws org.hearth.problems.ProblemException if no owner has taken a key yet, another is being made, or it was not to be restored
     */
    Backup make(Cause cause) {
        byte[] publicKey = publicKey();
        return alone(() -> make(publicKey, cause));
    }

    /**
     * Begins to make one, after a look at those that are there; {@link #attempt} tells how it ends.
     *
     * @throws org.hearth.problems.ProblemException if no owner has taken a key yet, or another is being made
     */
    void begin(Cause cause) {
        byte[] publicKey = publicKey();
        take();
        attempt = new Attempt(clock.instant(), null, null);
        Thread.ofVirtual().name("backup").start(() -> {
            try {
                lookAtAll();
                make(publicKey, cause);
            } catch (IOException | SQLException | RuntimeException told) {
                LOG.debug("the attempt tells it", told);
            } finally {
                turn.release();
            }
        });
    }

    /** One that cannot be looked at is no reason not to make another. */
    private void lookAtAll() {
        try {
            folder.check();
        } catch (IOException | RuntimeException e) {
            LOG.error("the backups that are there were not looked at", e);
        }
    }

    private byte[] publicKey() {
        return QuarkusTransaction.requiringNew()
                .call(keys::find)
                .orElseThrow(() -> new Problem.Conflict(
                                "no-backup-key", "Nobody has taken a recovery key yet: nobody could open a backup.")
                        .thrown());
    }

    private Backup make(byte[] publicKey, Cause cause) throws IOException, SQLException {
        Instant start = clock.instant();
        attempt = new Attempt(start, null, null);
        String failure = "the gateway failed; it has logged why";
        try {
            Backup made = maker.make(publicKey, start);
            folder.thin(settings.nightly(), settings.weekly(), zone());
            QuarkusTransaction.requiringNew().run(() -> tell(JournalVerb.BACKUP_MADE, cause, made.name()));
            failure = null;
            return made;
        } catch (IOException | SQLException e) {
            String why = String.valueOf(e.getMessage());
            failure = why;
            LOG.error("no backup was made", e);
            QuarkusTransaction.requiringNew().run(() -> tell(JournalVerb.BACKUP_FAILED, cause, why));
            throw e;
        } catch (RuntimeException e) {
            LOG.error("no backup was made", e);
            throw e;
        } finally {
            attempt = new Attempt(start, clock.instant(), failure);
        }
    }

    /**
     * Proves that this file restores a home, and leaves the mark: the gateway ends, and whoever starts it again finds the home of that file. On
     * the way in nothing of the present home is changed.
     *
     * @param key as the owner typed it
     * @throws org.hearth.problems.ProblemException if it does not
     */
    Manifest restore(Path path, String key) {
        RecoveryKey known = parsed(key);
        return alone(() -> restore(new SealedFile(path), known, () -> {}));
    }

    /**
     * The same with a file that comes from elsewhere. It is taken in first; if it does not restore a home, nothing of it is kept.
     *
     * @param bytes its length
     * @param lastLook throws if whoever sent it may not do so any more: to send and to prove it takes minutes
     * @throws org.hearth.problems.ProblemException if it does not
     */
    Manifest restore(InputStream sent, long bytes, String key, Runnable lastLook) {
        RecoveryKey known = parsed(key);
        return alone(() -> {
            try {
                return restore(folder.takeIn(sent, bytes), known, lastLook);
            } finally {
                folder.tidy();
            }
        });
    }

    private static RecoveryKey parsed(String key) {
        return RecoveryKey.parse(key)
                .orElseThrow(() -> Problem.invalid(
                        "key", "is no recovery key", "nine groups of four characters, as they were shown"));
    }

    private Manifest restore(SealedFile given, RecoveryKey known, Runnable lastLook) throws IOException, SQLException {
        byte[] fileKey = given.key(known.halves());
        Manifest manifest = Proof.of(database, given, fileKey).manifest();
        lastLook.run();
        new RestoreMark(
                        UUID.randomUUID().toString(),
                        folder.stage(given.path()).toString(),
                        Base64.getEncoder().encodeToString(fileKey))
                .write(settings.mark());
        LOG.warn("a backup takes the place of this home: the gateway ends now");
        CompletableFuture.delayedExecutor(LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .execute(Quarkus::asyncExit);
        return manifest;
    }

    /** By itself once a night, as soon as an owner has taken a key, and not while nobody knows what time it is. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void nightly() {
        Instant now = clock.instant();
        if (!isNight(now) || key().isEmpty()) return;
        for (Backup backup : check())
            if (backup.notRestorable() != null)
                LOG.errorf("%s is not restorable: %s", backup.name(), backup.notRestorable());
        Backup made = make(Cause.of(CauseKind.GATEWAY));
        LOG.infof("%s is made and proved, %d rows", made.name(), made.rows());
    }

    private boolean isNight(Instant now) {
        return clockTrust.isTrusted()
                && now.atZone(zone()).getHour() == settings.hour()
                && list().stream().noneMatch(one -> one.madeAt().isAfter(now.minus(NOT_AGAIN)));
    }

    private ZoneId zone() {
        return homes.find().zone();
    }

    private interface Work<T> {
        T run() throws IOException, SQLException;
    }

    private void take() {
        if (!turn.tryAcquire())
            throw new Problem.Conflict("backup-busy", "A backup is being made or checked at the moment.").thrown();
    }

    private <T> T alone(Work<T> work) {
        take();
        try {
            return work.run();
        } catch (BrokenBackup e) {
            throw failed(e.reason().code(), e);
        } catch (IOException | SQLException e) {
            if (DatabaseAway.isCauseOf(e))
                throw new Problem.Unavailable(
                                "database-away", "The gateway cannot reach its database. Nothing was changed.", AGAIN)
                        .thrown();
            throw failed(BrokenBackup.Reason.BACKUP_BROKEN.code(), e);
        } finally {
            turn.release();
        }
    }

    private static ProblemException failed(String code, Exception why) {
        return new Problem.Conflict(code, "It does not restore a home: " + why.getMessage() + ".").thrown();
    }

    private void tell(JournalVerb verb, Cause cause, String detail) {
        journal.append(JournalEntry.of(clock.instant(), verb, cause).with(detail));
    }
}
