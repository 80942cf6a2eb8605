package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.UUID;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.ProblemException;

/** Keeper of the roles. Any number of threads may hold it; the accounts say whose turn it is. */
@ApplicationScoped
class Roles {
    private final Accounts accounts;
    private final Sessions sessions;
    private final InvitationEnds invitations;
    private final Journal journal;
    private final Event<RoleChanged> changed;
    private final InstantSource clock;

    Roles(
            Accounts accounts,
            Sessions sessions,
            InvitationEnds invitations,
            Journal journal,
            Event<RoleChanged> changed,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.invitations = invitations;
        this.journal = journal;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Makes somebody something else in this home, from the next request on. Whoever is no owner any more invites nobody.
     *
     * @throws ProblemException {@code last-owner}; or the caller is no owner any more, or there is no such account
     */
    Account change(UUID id, Role role, Caller by) {
        return accounts.inTurn(() -> {
            accounts.requireOwner(by);
            AccountRow row = Accounts.require(id, LockModeType.PESSIMISTIC_WRITE);
            Account before = row.account();
            if (before.role() == role) return before;
            if (before.role() == Role.OWNER) Accounts.checkOtherOwner();
            row.role = role;
            changed.fire(new RoleChanged(before, role));
            sessions.changed(id);
            if (before.role() == Role.OWNER) invitations.withdrawAllOf(id, by.cause());
            journal.append(JournalEntry.of(clock.instant(), JournalVerb.ROLE_CHANGED, by.cause())
                    .with(before.role() + " " + role + " " + before.name()));
            return row.account();
        });
    }
}
