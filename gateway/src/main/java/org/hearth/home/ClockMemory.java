package org.hearth.home;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the clock beyond this run of the gateway: the latest moment that a believed clock told, and in which boot of the
 * machine it was believed. One thread at a time may hold it.
 */
@ApplicationScoped
class ClockMemory {
    /** How often a believed clock is written down: a wrong one is unmasked to that, and a card wears by each write. */
    static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    /** The two clocks of a machine drift apart by so much at most while the wall clock is kept by a time service. */
    private static final long DRIFT_PPM = 500;

    private final ClockTable table;
    private final MachineClocks clocks;
    private final Journal journal;
    private Instant known = Instant.MIN;

    /** What was known when an owner's time was taken, which was not in the way of the machine's own. */
    private Instant knownBefore = Instant.MIN;

    /** What is written next counts, also if a later moment is written there. */
    private boolean forgets;

    private @Nullable Duration notedAt;

    ClockMemory(ClockTable table, MachineClocks clocks, Journal journal) {
        this.table = table;
        this.clocks = clocks;
        this.journal = journal;
    }

    /** What was added to the machine's wall clock before the gateway was started again; of another boot it counts no more. */
    Duration offset() {
        ClockTable.Row row = table.read();
        return isThisBoot(row) ? row.offset() : Duration.ZERO;
    }

    private boolean isThisBoot(ClockTable.Row row) {
        return row.boot() != null && clocks.boot().equals(Optional.of(row.boot()));
    }

    /** Reads what was written; the trust that still holds, if the machine has run on evenly since. */
    Optional<Trust> recall(ClockReading now) {
        ClockTable.Row row = table.read();
        known = row.known();
        Trust trust = row.trust();
        ClockReading then = row.reading();
        if (trust == null || then == null || !allows(now.wall())) return Optional.empty();
        if (!isThisBoot(row)) return Optional.empty();
        Duration since = now.uptimeSince(then);
        Duration drift = since.multipliedBy(DRIFT_PPM).dividedBy(1_000_000);
        boolean even = now.jumpSince(then).abs().compareTo(ClockOpinion.TOLERANCE.plus(drift)) <= 0;
        return even && !since.isNegative()
                ? Optional.of(new Trust(TrustSource.SAME_BOOT, trust.since()))
                : Optional.empty();
    }

    /** False for a moment that is over. A clock that is being disciplined goes back by less than the tolerance. */
    boolean allows(Instant wall) {
        return !wall.isBefore(known.minus(ClockOpinion.TOLERANCE));
    }

    /**
     * Writes down that the clock is believed, and tells the journal, unless it only goes on.
     *
     * @param trust a person's word counts against what was known before, which then is known no longer
     * @param cause null: it only goes on
     */
    void gained(Trust trust, ClockReading now, @Nullable Cause cause) {
        boolean anew = trust.source() == TrustSource.PERSON || forgets;
        QuarkusTransaction.requiringNew().run(() -> {
            table.write(row(trust, now), anew);
            if (cause != null)
                append(JournalVerb.CLOCK_TRUSTED, now, cause, trust.source().name());
        });
        known = anew || now.wall().isAfter(known) ? now.wall() : known;
        forgets = false;
        notedAt = now.uptime();
    }

    /** An owner's time is about to be taken. */
    void willLend() {
        knownBefore = known;
    }

    /**
     * What was added is over because it was not right any more: how late it was by it is known no longer, only what the machine's own clock
     * told meanwhile.
     */
    void returned(Duration added) {
        Instant own = known.minus(added);
        known = own.isAfter(knownBefore) ? own : knownBefore;
        forgets = true;
    }

    /** Writes down that it is not believed any more. */
    void lost(Duration jump, ClockReading now) {
        QuarkusTransaction.requiringNew().run(() -> {
            table.write(new ClockTable.Row(known, null, null, null, Duration.ZERO), forgets);
            append(JournalVerb.CLOCK_DOUBTED, now, Cause.of(CauseKind.GATEWAY), jump.toString());
        });
        forgets = false;
    }

    /** Writes down, now and then, how late it is by a believed clock. */
    void noteIfDue(Trust trust, ClockReading now) {
        if (notedAt != null && now.uptime().minus(notedAt).compareTo(NOTED_EVERY) < 0) return;
        table.write(row(trust, now), false);
        known = now.wall().isAfter(known) ? now.wall() : known;
        notedAt = now.uptime();
    }

    private ClockTable.Row row(Trust trust, ClockReading now) {
        return new ClockTable.Row(now.wall(), trust, clocks.boot().orElse(null), now, clocks.offset());
    }

    private void append(JournalVerb verb, ClockReading now, Cause cause, String detail) {
        journal.append(JournalEntry.of(now.wall(), verb, cause).with(detail));
    }
}
