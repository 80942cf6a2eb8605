package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;

/** How an invitation ends that nobody accepted, always in the caller's transaction. Any number of threads may hold it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class InvitationEnds {
    private final Journal journal;
    private final Event<InvitationEnded> ended;
    private final InstantSource clock;

    InvitationEnds(Journal journal, Event<InvitationEnded> ended, InstantSource clock) {
        this.journal = journal;
        this.ended = ended;
        this.clock = clock;
    }

    /** Takes an open one back, and says who did. */
    void withdraw(InvitationRow row, Cause cause) {
        Instant now = clock.instant();
        journal.append(
                JournalEntry.of(now, JournalVerb.INVITATION_WITHDRAWN, cause).with(row.told()));
        end(row, now, cause);
    }

    /** Takes back what this person made: somebody else may have made it in their name, or they may not invite any more. */
    void withdrawAllOf(UUID maker, Cause cause) {
        Instant now = clock.instant();
        for (InvitationRow row : InvitationRow.lockOf(maker))
            if (row.expiresAt.isAfter(now)) withdraw(row, cause);
            else end(row, now, Cause.of(CauseKind.GATEWAY));
    }

    /** What is past its time goes, so that no clock that is set back makes it good again. */
    void sweep() {
        Instant now = clock.instant();
        for (InvitationRow row : InvitationRow.<InvitationRow>list("expiresAt <= ?1", now))
            end(row, now, Cause.of(CauseKind.GATEWAY));
    }

    private void end(InvitationRow row, Instant now, Cause cause) {
        ended.fire(new InvitationEnded(row.id, now, cause));
        row.delete();
    }
}
