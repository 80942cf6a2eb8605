package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hearth.identity.Account;
import org.hearth.identity.AccountRemoved;
import org.hearth.identity.Caller;
import org.hearth.identity.Callers;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;

/**
 * Stops what a person planned who is removed from the home, in the same transaction, and says why; what was begun is still ended. Somebody else may
 * take it over. Any number of threads may hold it.
 */
@ApplicationScoped
class MakersGone {
    private final Deeds deeds;
    private final Sites sites;
    private final Firings firings;
    private final Ledger ledger;
    private final Journal journal;
    private final Callers callers;
    private final InstantSource clock;
    private final Event<PlanChanged> planChanged;

    MakersGone(
            Deeds deeds,
            Sites sites,
            Firings firings,
            Ledger ledger,
            Journal journal,
            Callers callers,
            InstantSource clock,
            Event<PlanChanged> planChanged) {
        this.deeds = deeds;
        this.sites = sites;
        this.firings = firings;
        this.ledger = ledger;
        this.journal = journal;
        this.callers = callers;
        this.clock = clock;
        this.planChanged = planChanged;
    }

    /** Written at once, because the account's row goes in the same transaction. */
    void accountRemoved(@Observes AccountRemoved removal) {
        Account maker = removal.account();
        Optional<Caller> by = callers.find();
        boolean isOwnWish =
                by.filter(caller -> caller.accountId().equals(maker.id())).isPresent();
        Cause cause = by.map(Caller::cause).orElse(Cause.of(CauseKind.GATEWAY));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (ScheduleRow row : ScheduleRow.lockMadeBy(maker.id())) {
            row.createdBy = null;
            if (!row.enabled) continue;
            firings.close(row, sites.home(), now, FiringReason.MAKER_REMOVED);
            row.runEndsAt = ledger.openUntil(row).orElse(null);
            // Who deletes their own account leaves their name in the journal only.
            if (isOwnWish) row.stop(StopReason.MAKER_LEFT, null);
            else row.stop(StopReason.MAKER_REMOVED, maker.name());
            tell(row, cause, now);
        }
        PauseRow.update("createdBy = null WHERE createdBy = ?1", maker.id());
        ScheduleRow.flush();
        planChanged.fire(new PlanChanged());
    }

    private void tell(ScheduleRow row, Cause cause, Instant now) {
        Deed deed = row.deed();
        String name = deeds.name(deed.target());
        JournalEntry entry = deed.target() instanceof Target.Part part
                ? JournalEntry.of(now, JournalVerb.SCHEDULE_STOPPED, cause, part.device(), name)
                        .about(
                                part.capability(),
                                deed.action() == null ? null : deed.action().value())
                : JournalEntry.of(now, JournalVerb.SCHEDULE_STOPPED, cause.through(name));
        journal.append(entry.with(row.name));
    }
}
