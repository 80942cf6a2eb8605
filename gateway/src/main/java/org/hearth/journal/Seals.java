package org.hearth.journal;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.hearth.journal.SealTable.Sealed;
import org.hearth.problems.DatabaseAway;
import org.hearth.problems.Problem;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeper of the chain over the journal: how far it is, and whether it holds. Any number of threads may hold it. */
@ApplicationScoped
public class Seals {
    private static final Logger LOG = Logger.getLogger(Seals.class);

    private final AgroalDataSource database;
    private final SealTable table;
    private final Sealer sealer;
    private final ChainWalk walk;
    private final AtomicBoolean walking = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().name("journal-check").daemon().unstarted(work));
    private volatile @Nullable SealCheck last;

    Seals(AgroalDataSource database, SealTable table, Sealer sealer, ChainWalk walk) {
        this.database = database;
        this.table = table;
        this.sealer = sealer;
        this.walk = walk;
    }

    /**
     * Walks along the chain; what was seen of it since the start of this gateway is an anchor too.
     *
     * @param anchor a link that was noted before
     * @throws org.hearth.problems.ProblemException {@code check-runs} if somebody else is walking
     */
    public SealCheck check(Optional<Seal> anchor) {
        begin();
        return walk(anchor);
    }

    /**
     * Begins to walk, which may take minutes; {@link #state} tells when it is over, and the result.
     *
     * @throws org.hearth.problems.ProblemException {@code check-runs} if somebody is walking already
     */
    void checkSoon() {
        begin();
        try {
            thread.execute(() -> logged(Optional.empty()));
        } catch (RejectedExecutionException ending) {
            walking.set(false);
            throw ending;
        }
    }

    private void begin() {
        if (!walking.compareAndSet(false, true))
            throw new Problem.Conflict("check-runs", "The journal is being checked already.").thrown();
    }

    private SealCheck walk(Optional<Seal> anchor) {
        try {
            Stream<Seal> seen = Stream.of(sealer.lost().orElseGet(sealer::seen)).filter(seal -> seal.seq() > 0);
            SealCheck check = walk.check(Stream.concat(anchor.stream(), seen).toList(), sealer::idle);
            if (check.firstBreak() != null)
                LOG.errorf("the journal: %s", check.firstBreak().words());
            // A line that somebody noted may be mistyped: what it tells is for whoever typed it.
            if (anchor.isEmpty()) last = check;
            return check;
        } finally {
            walking.set(false);
        }
    }

    private void logged(Optional<Seal> anchor) {
        try {
            walk(anchor);
        } catch (RuntimeException e) {
            if (!DatabaseAway.isCauseOf(e)) LOG.warnf("the journal was not checked: %s", e.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }

    /** Nobody has to ask: once a day it is looked at anyway, and the log says what is wrong. */
    @Scheduled(
            every = "24h",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void checkDaily() {
        if (walking.compareAndSet(false, true)) logged(Optional.empty());
    }

    /** How far the chain is. */
    State state() {
        try (Connection connection = database.getConnection()) {
            Optional<Sealed> newest = table.last(connection);
            long unsealed = table.tail(
                    connection, newest.map(link -> link.link().settled()).orElse(0L));
            return new State(
                    newest.map(Sealed::seal).orElse(Seal.START),
                    newest.map(link -> Instant.EPOCH.plus(link.link().sealedAtMicros(), ChronoUnit.MICROS))
                            .orElse(null),
                    unsealed,
                    SealCheck.isTooLong(unsealed, sealer.idle()),
                    walking.get(),
                    last);
        } catch (SQLException e) {
            throw new IllegalStateException("chain not read", e);
        }
    }

    /** How far the chain is, how much waits, whether nobody seals, whether somebody walks, and what the last walk found. */
    record State(
            Seal newest,
            @Nullable Instant sealedAt,
            long unsealed,
            boolean stuck,
            boolean checking,
            @Nullable SealCheck lastCheck) {}
}
