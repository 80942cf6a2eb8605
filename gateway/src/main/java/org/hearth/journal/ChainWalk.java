package org.hearth.journal;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hearth.journal.SealTable.Sealed;
import org.jspecify.annotations.Nullable;

/** Walks along the whole chain, a page at a time and without a transaction: what is sealed meanwhile only makes it longer. */
@ApplicationScoped
class ChainWalk {
    private static final int PAGE = 1_000;

    private final AgroalDataSource database;
    private final SealTable table;
    private final InstantSource clock;

    ChainWalk(AgroalDataSource database, SealTable table, InstantSource clock) {
        this.database = database;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Checks every link, what is on none, and that the chain still bears these anchors.
     *
     * @param idle for how long nobody has sealed
     */
    SealCheck check(List<Seal> anchors, Supplier<Duration> idle) {
        try {
            return LongRead.run(database, connection -> check(connection, anchors, idle));
        } catch (SQLException e) {
            throw new IllegalStateException("chain not read", e);
        }
    }

    private SealCheck check(Connection connection, List<Seal> anchors, Supplier<Duration> idle) throws SQLException {
        Walked walked = walk(connection);
        long tail = table.tail(connection, walked.settled);
        long waited = tail == 0 ? 0 : idle.get().toSeconds();
        SealBreak found = walked.found;
        if (found == null)
            found = table.stranger(connection, walked.settled)
                    .map(SealBreak::inserted)
                    .orElse(null);
        for (Seal anchor : anchors)
            if (found == null)
                found = against(connection, anchor, walked.newest).orElse(null);
        return new SealCheck(clock.instant(), walked.newest.seq(), walked.newest.toString(), found, tail, waited);
    }

    private Walked walk(Connection connection) throws SQLException {
        Walked walked = new Walked(Seal.START, 0, null);
        List<Sealed> page;
        do {
            page = table.walk(connection, walked.newest.seq(), PAGE);
            for (Sealed next : page) {
                SealBreak found = judge(connection, walked, next).orElse(null);
                if (found != null) return new Walked(walked.newest, walked.settled, found);
                walked = new Walked(next.seal(), next.link().settled(), null);
            }
        } while (page.size() == PAGE);
        return walked;
    }

    private Optional<SealBreak> judge(Connection connection, Walked so, Sealed next) throws SQLException {
        long due = so.newest.seq() + 1;
        if (next.link().seq() != due)
            return Optional.of(SealBreak.missing(due, next.link().seq() - 1));
        StoredEntry entry = next.entry();
        if (entry == null) return Optional.of(SealBreak.missing(next.link()));
        if (!next.link().seal(so.newest, entry).equals(next.seal()))
            return Optional.of(name(connection, so.newest, next, entry));
        if (entry.id() <= so.settled) return Optional.of(SealBreak.inserted(entry.id()));
        return Optional.empty();
    }

    /** What became of a link that does not hold: does what belongs here stand elsewhere? */
    private SealBreak name(Connection connection, Seal before, Sealed broken, StoredEntry entry) throws SQLException {
        Link here = broken.link();
        Sealed successor = find(connection, here.seq(), other -> follows(before, other.link(), entryOf(other), other));
        if (successor == null)
            return isElsewhere(connection, before, broken) ? SealBreak.reordered(here) : SealBreak.changed(here);
        // All behind it moved up by one, and this one belongs nowhere: two that changed places would fit crosswise.
        boolean isShifted = successor.link().seq() == here.seq() + 1
                && !follows(Seal.of(here.seq(), successor.seal().bytes()), here, entry, broken);
        return isShifted ? SealBreak.inserted(here) : SealBreak.reordered(here);
    }

    /** True if this link, wherever it stands now, was sealed next. */
    private static boolean follows(Seal before, Link link, StoredEntry entry, Sealed stored) {
        String next = link.at(before.seq() + 1).seal(before, entry).hash();
        return next.equals(stored.seal().hash());
    }

    /** True if the entry that was sealed here is there, under its own number or with this one's. */
    private boolean isElsewhere(Connection connection, Seal before, Sealed broken) throws SQLException {
        Link here = broken.link();
        return find(connection, 0, other -> {
                    StoredEntry entry = entryOf(other);
                    return follows(before, here, entry, broken)
                            || follows(before, here, entry.numbered(here.entry()), broken);
                })
                != null;
    }

    private static StoredEntry entryOf(Sealed link) {
        return Objects.requireNonNull(link.entry());
    }

    private @Nullable Sealed find(Connection connection, long after, Predicate<Sealed> isIt) throws SQLException {
        List<Sealed> page;
        long from = after;
        do {
            page = table.walk(connection, from, PAGE);
            for (Sealed link : page) {
                from = link.link().seq();
                if (link.entry() != null && isIt.test(link)) return link;
            }
        } while (page.size() == PAGE);
        return null;
    }

    private Optional<SealBreak> against(Connection connection, Seal anchor, Seal newest) throws SQLException {
        if (anchor.seq() > newest.seq()) return Optional.of(SealBreak.cut(anchor, newest));
        boolean isBorne =
                table.find(connection, anchor.seq()).filter(anchor::equals).isPresent();
        return isBorne ? Optional.empty() : Optional.of(SealBreak.rewritten(anchor));
    }

    /** How far it holds. */
    private record Walked(
            Seal newest, long settled, @Nullable SealBreak found) {}
}
