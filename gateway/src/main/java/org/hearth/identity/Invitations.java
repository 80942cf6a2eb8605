package org.hearth.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of the invitations: the one way to an account, once the home has its owner. A secret has 128 bits, so a right one is let through
 * even where others have used up the tries of an address that all share; wrong ones are paced. Any number of threads may hold it.
 */
@ApplicationScoped
class Invitations {
    static final Duration SHORTEST = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofDays(7);
    private static final int MAX_OPEN = 50;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Sessions sessions;
    private final InvitationEnds ends;
    private final Journal journal;
    private final Event<InvitationAccepted> accepted;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(
            Accounts accounts,
            Passwords passwords,
            Attempts attempts,
            Sessions sessions,
            InvitationEnds ends,
            Journal journal,
            Event<InvitationAccepted> accepted,
            InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.ends = ends;
        this.journal = journal;
        this.accepted = accepted;
        this.clock = clock;
    }

    /** An invitation just made, and what opens it, which is known this once. */
    record Opened(Invitation invitation, Secret secret) {}

    /**
     * Makes an invitation.
     *
     * @param lifetime from {@link #SHORTEST} to {@link #LONGEST}
     * @throws ProblemException if too many are open, or the caller is no owner any more
     */
    Opened add(Role role, @Nullable String label, Duration lifetime, Caller by) {
        return accounts.inTurn(() -> {
            accounts.requireOwner(by);
            Instant now = clock.instant();
            if (InvitationRow.count("expiresAt > ?1", now) >= MAX_OPEN)
                throw new Problem.Conflict("too-many-invitations", MAX_OPEN + " invitations are open. Withdraw one.")
                        .thrown();
            Secret secret = Secret.random(random);
            InvitationRow row = new InvitationRow();
            row.id = UUID.randomUUID();
            row.hash = secret.hash();
            row.role = role;
            row.label = label;
            row.invitedBy = AccountRow.findById(by.accountId());
            row.createdAt = now;
            row.expiresAt = now.plus(lifetime);
            row.persist();
            tell(JournalVerb.INVITATION_ADDED, row, by.cause());
            return new Opened(row.invitation(), secret);
        });
    }

    /** Those that are open, the newest first. */
    @Transactional
    List<Invitation> list() {
        return InvitationRow.<InvitationRow>list("expiresAt > ?1 ORDER BY createdAt DESC, id", clock.instant()).stream()
                .map(InvitationRow::invitation)
                .toList();
    }

    /**
     * Takes an invitation back.
     *
     * @throws ProblemException if it is not open
     */
    @Transactional
    void withdraw(UUID id, Caller by) {
        InvitationRow row = InvitationRow.lock(id, clock.instant())
                .orElseThrow(() -> new Problem.NotFound("invitation", id.toString()).thrown());
        ends.withdraw(row, by.cause());
    }

    /**
     * What a secret would open.
     *
     * @throws ProblemException {@code invitation-not-valid}, whether it is past its time or never was; or too many of these from there
     */
    Invitation look(String secret, Source source) {
        return QuarkusTransaction.requiringNew()
                .call(() -> lock(secret).map(InvitationRow::invitation))
                .orElseThrow(() -> refused(source));
    }

    /**
     * Makes the account that somebody was invited to, and lets the person in.
     *
     * @throws ProblemException as {@link #look}; or the name or the password is not accepted, and then the invitation is still open
     */
    Grant accept(String secret, String name, String password, Visit visit) {
        look(secret, visit.source());
        AccountName called = AccountName.of(name);
        PasswordRules.check(password, called);
        PasswordHash hash = passwords.hash(password);
        return accounts.inTurn(() -> lock(secret).map(row -> enter(row, called, hash, visit)))
                .orElseThrow(() -> refused(visit.source()));
    }

    /** What is past its time goes, so that no clock that is set back makes it good again. */
    @Scheduled(every = "1m", delayed = "1m")
    @Transactional
    void sweep() {
        ends.sweep();
    }

    private Grant enter(InvitationRow row, AccountName name, PasswordHash password, Visit visit) {
        Account account = accounts.add(name, password, row.role);
        tell(JournalVerb.INVITATION_ACCEPTED, row, Cause.person(account.id(), account.name()));
        UUID id = row.id;
        row.delete();
        AccountRow.flush(); // others refer to the account past Hibernate
        accepted.fire(new InvitationAccepted(id, account));
        return sessions.open(account, visit);
    }

    private Optional<InvitationRow> lock(String secret) {
        return Secret.parse(secret).flatMap(good -> InvitationRow.lock(good, clock.instant()));
    }

    private ProblemException refused(Source source) {
        attempts.reserve(Budget.invitationFrom(source));
        return new Problem.Forbidden(
                        "invitation-not-valid",
                        "This invitation is not valid: it was used, withdrawn, or is past its time. Ask for a new one.")
                .thrown();
    }

    private void tell(JournalVerb verb, InvitationRow row, Cause cause) {
        journal.append(JournalEntry.of(clock.instant(), verb, cause).with(row.told()));
    }
}
