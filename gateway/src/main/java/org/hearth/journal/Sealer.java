package org.hearth.journal;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hearth.journal.SealTable.Sealed;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Seals what was committed: a batch is one transaction, and the advisory lock in it lets one of several gateways. Nothing that an
 * append needs is locked. One thread at a time.
 */
@ApplicationScoped
class Sealer {
    /** So many numbers are looked at in one transaction; those that nobody used cost nothing. */
    static final int BATCH = 1_000;

    private static final Logger LOG = Logger.getLogger(Sealer.class);

    private final AgroalDataSource database;
    private final SealTable table;
    private final InstantSource clock;
    private final Settling settling = new Settling();
    private volatile Seal seen = Seal.START;
    private volatile @Nullable Seal lost;
    private volatile long active = System.nanoTime();

    Sealer(AgroalDataSource database, SealTable table, InstantSource clock) {
        this.database = database;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Seals all that can be seen and is not sealed; less if another gateway is at it.
     *
     * @return how many entries
     */
    synchronized int seal() {
        try {
            Look look = look();
            long proved = settling.provedBy(look.open);
            int sealed = 0;
            for (long from = settling.settled(); from < look.highest; from += BATCH) {
                long above = from;
                Batch batch = OwnTransaction.run(database, connection -> batch(connection, above, above + BATCH));
                if (!batch.isMine) return sealed;
                seen = batch.newest;
                sealed += batch.sealed;
                active = System.nanoTime();
            }
            active = System.nanoTime();
            settling.sealed(proved);
            if (settling.isIdle()) settling.begin(look.highest, look.open);
            return sealed;
        } catch (SQLException e) {
            throw new IllegalStateException("journal not sealed", e);
        }
    }

    /** The newest link that this gateway knows to be committed. */
    Seal seen() {
        return seen;
    }

    /** For how long this gateway has not sealed what was there, by a clock that nobody sets. */
    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - active);
    }

    /** A link that this gateway knew to be committed and that is no longer on the chain. */
    Optional<Seal> lost() {
        return Optional.ofNullable(lost);
    }

    /** What is there now, and then, in this order, who may still be about to add to what is below. */
    private Look look() throws SQLException {
        try (Connection connection = database.getConnection()) {
            long highest = table.highest(connection);
            if (highest <= settling.settled()) return new Look(highest, Set.of());
            table.last(connection)
                    .ifPresent(last -> settling.atLeast(last.link().settled()));
            return new Look(highest, table.open(connection));
        }
    }

    private Batch batch(Connection connection, long above, long upTo) throws SQLException {
        if (!table.tryLock(connection)) return new Batch(false, 0, seen);
        Seal newest = table.last(connection).map(Sealed::seal).orElse(Seal.START);
        remember(connection, newest);
        List<Sealed> links = links(newest, table.unsealed(connection, above, upTo));
        if (links.isEmpty()) return new Batch(true, 0, newest);
        table.insert(connection, links);
        return new Batch(true, links.size(), links.getLast().seal());
    }

    private List<Sealed> links(Seal newest, List<StoredEntry> entries) {
        long now = Seal.micros(clock.instant());
        List<Sealed> links = new ArrayList<>();
        Seal before = newest;
        for (StoredEntry entry : entries) {
            Link link = new Link(before.seq() + 1, entry.id(), now, settling.settled());
            before = link.seal(before, entry);
            links.add(new Sealed(link, before, entry));
        }
        return links;
    }

    /** A chain that is shorter than it was, or other than it was, is told; what comes is sealed all the same. */
    private void remember(Connection connection, Seal newest) throws SQLException {
        Seal known = seen;
        if (known.seq() == 0 || lost != null || newest.equals(known)) return;
        if (table.find(connection, known.seq()).filter(known::equals).isPresent()) return;
        lost = known;
        LOG.errorf("the journal's chain was cut or rewritten: %s is gone, it ends with %s", known, newest);
    }

    private record Look(long highest, Set<String> open) {}

    /** What one transaction did; not its own if another gateway was at it. */
    private record Batch(boolean isMine, int sealed, Seal newest) {}
}
