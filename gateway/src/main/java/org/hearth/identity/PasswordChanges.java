package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.Optional;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.ProblemException;

/** Keeper of how a person gets another password: with the one of now. Any number of threads may hold it. */
@ApplicationScoped
class PasswordChanges {
    private final Accounts accounts;
    private final SignIns signIns;
    private final Passwords passwords;
    private final Sessions sessions;
    private final KnownBrowsers browsers;
    private final InvitationEnds invitations;
    private final Journal journal;
    private final InstantSource clock;

    PasswordChanges(
            Accounts accounts,
            SignIns signIns,
            Passwords passwords,
            Sessions sessions,
            KnownBrowsers browsers,
            InvitationEnds invitations,
            Journal journal,
            InstantSource clock) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.passwords = passwords;
        this.sessions = sessions;
        this.browsers = browsers;
        this.invitations = invitations;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Sets another password. This browser stays signed in, with a new family of refresh tokens; every other is out, and known no more, and
     * invitations that were made in the person's name are withdrawn: whoever knew the old password may have made them.
     *
     * @throws ProblemException {@code wrong-password}, too many of these, or {@code invalid} for a new one that is not accepted
     */
    Grant change(Caller caller, String present, String wanted, Visit visit) {
        Recognised person = signIns.confirm(caller.accountId(), present);
        PasswordRules.check(wanted, AccountName.of(person.account().name()));
        PasswordHash hash = passwords.hash(wanted);
        return accounts.inTurn(() -> enter(caller, person, hash, visit));
    }

    private Grant enter(Caller caller, Recognised person, PasswordHash hash, Visit visit) {
        AccountRow row = AccountRow.lock(caller.accountId(), LockModeType.PESSIMISTIC_WRITE)
                .filter(person::isStill)
                .orElseThrow(SignIns::wrong);
        row.passwordHash = hash.text();
        sessions.endAll(row.id, caller.sessionId(), SessionEnd.PASSWORD_CHANGED);
        RefreshToken token = sessions.renewFamily(caller.sessionId());
        journal.append(JournalEntry.of(clock.instant(), JournalVerb.PASSWORD_CHANGED, caller.cause()));
        browsers.forget(row.id, visit.known());
        invitations.withdrawAllOf(row.id, caller.cause());
        return new Grant(caller, row.profile(), token, Optional.of(browsers.remember(visit.known(), row.id)));
    }
}
