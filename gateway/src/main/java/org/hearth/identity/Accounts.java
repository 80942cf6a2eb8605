package org.hearth.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of the accounts. Any number of threads may hold it; who is in the household, under which name and in which role, is changed by one
 * at a time, so that the last owner cannot vanish and what is told after a commit is told in its order.
 */
@ApplicationScoped
public class Accounts {
    /** Holds for two gateways as well, which may run for a moment during an update. */
    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('household', 0))";

    private final Sessions sessions;
    private final Attempts attempts;
    private final InvitationEnds invitations;
    private final Journal journal;
    private final Event<AccountRemoved> removed;
    private final Event<AccountRenamed> renamed;
    private final EntityManager database;
    private final InstantSource clock;
    private final Turn turn = new Turn("household-busy", "Others are changing the household at the moment. Try again.");

    Accounts(
            Sessions sessions,
            Attempts attempts,
            InvitationEnds invitations,
            Journal journal,
            Event<AccountRemoved> removed,
            Event<AccountRenamed> renamed,
            EntityManager database,
            InstantSource clock) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.invitations = invitations;
        this.journal = journal;
        this.removed = removed;
        this.renamed = renamed;
        this.database = database;
        this.clock = clock;
    }

    /**
     * The account of this id.
     *
     * @throws ProblemException {@link Problem.NotFound} if it is gone
     */
    @Transactional
    public Account find(UUID id) {
        return require(id, LockModeType.NONE).account();
    }

    /** The account of this id, with what its person set. */
    @Transactional
    AccountRow findRow(UUID id) {
        return require(id, LockModeType.NONE);
    }

    /** Everybody of the household, the first first. */
    @Transactional
    List<Resident> list() {
        return database.createQuery("""
                        SELECT a, (SELECT max(s.lastUsedAt) FROM SessionRow s WHERE s.account = a)
                        FROM AccountRow a ORDER BY a.createdAt, a.id""", Object[].class)
                .getResultStream()
                .map(found -> new Resident(
                        ((AccountRow) found[0]).account(),
                        ((AccountRow) found[0]).profile(),
                        ((AccountRow) found[0]).createdAt,
                        (Instant) found[1]))
                .toList();
    }

    /** Whether anybody may come in at all. */
    @Transactional
    boolean isEmpty() {
        return AccountRow.count() == 0;
    }

    /**
     * Adds an account in the caller's transaction.
     *
     * @throws ProblemException if somebody is called so
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Account add(AccountName name, PasswordHash password, Role role) {
        lock();
        checkFree(name);
        AccountRow row = new AccountRow();
        row.id = UUID.randomUUID();
        row.name = name.text();
        row.nameKey = name.key();
        row.role = role;
        row.passwordHash = password.text();
        row.createdAt = clock.instant();
        row.persist();
        return row.account();
    }

    /**
     * Removes somebody else from the home; they are out when this returns.
     *
     * @throws ProblemException {@code own-account}, {@code last-owner}; or the caller is no owner any more, or there is no such account
     */
    void remove(UUID id, Caller by) {
        if (id.equals(by.accountId()))
            throw new Problem.Conflict("own-account", "Delete your own account on its page, with your password.")
                    .thrown();
        inTurn(() -> {
            requireOwner(by);
            return erase(id, by);
        });
    }

    /**
     * Removes somebody who wants it and has shown the password. Nothing of the person stays but the name in the journal.
     *
     * @throws ProblemException {@code last-owner}
     */
    void leave(Caller person) {
        inTurn(() -> erase(person.accountId(), person));
    }

    /**
     * Changes what a person set of themselves.
     *
     * @throws ProblemException if somebody else is called so, or too much was changed lately
     */
    AccountRow change(Caller person, AccountName name, @Nullable Language language, TimeFormat timeFormat) {
        attempts.reserve(Budget.changesOf(person.accountId()));
        return inTurn(() -> {
            AccountRow row = require(person.accountId(), LockModeType.PESSIMISTIC_WRITE);
            if (row.language != language || row.timeFormat != timeFormat)
                tell(JournalVerb.ACCOUNT_CHANGED, person.cause(), "language");
            row.language = language;
            row.timeFormat = timeFormat;
            if (!row.name.equals(name.text())) rename(row, name);
            return row;
        });
    }

    private void rename(AccountRow row, AccountName name) {
        if (!row.nameKey.equals(name.key())) checkFree(name);
        tell(JournalVerb.ACCOUNT_RENAMED, Cause.person(row.id, row.name), name.text());
        row.name = name.text();
        row.nameKey = name.key();
        renamed.fire(new AccountRenamed(row.account()));
    }

    /** Does this alone of all that change the household, in a transaction of its own. */
    <T> T inTurn(Supplier<T> work) {
        return turn.take(() -> QuarkusTransaction.requiringNew().call(() -> {
            lock();
            return work.get();
        }));
    }

    /** Whoever asked may have lost the right between the door and here. */
    void requireOwner(Caller caller) {
        AccountRow row = AccountRow.findById(caller.accountId());
        if (row == null || row.role != Role.OWNER || !sessions.isLive(caller.sessionId()))
            throw new Problem.Forbidden("not-your-right", "Your role does not allow this.").thrown();
    }

    private boolean erase(UUID id, Caller by) {
        AccountRow row = require(id, LockModeType.PESSIMISTIC_WRITE);
        if (row.role == Role.OWNER) checkOtherOwner();
        Account account = row.account();
        removed.fire(new AccountRemoved(account));
        invitations.withdrawAllOf(id, by.cause());
        sessions.endAll(id, null, SessionEnd.REMOVED);
        attempts.erase(Budget.account(row.nameKey));
        attempts.erase(Budget.confirmation(id));
        attempts.erase(Budget.changesOf(id));
        tell(JournalVerb.PERSON_REMOVED, by.cause(), account.name());
        AccountRow.flush();
        return AccountRow.delete("id", id) == 1; // past Hibernate, as the database takes along what refers to it
    }

    private void lock() {
        database.createNativeQuery(LOCK, Integer.class).getSingleResult();
    }

    static void checkOtherOwner() {
        if (AccountRow.count("role", Role.OWNER) < 2)
            throw new Problem.Conflict("last-owner", "A home needs an owner. Make somebody else an owner first.")
                    .thrown();
    }

    private static void checkFree(AccountName name) {
        if (AccountRow.count("nameKey", name.key()) > 0)
            throw new Problem.Conflict("name-taken", "Somebody in this home is called so. Choose another name.")
                    .thrown();
    }

    static AccountRow require(UUID id, LockModeType mode) {
        return AccountRow.lock(id, mode).orElseThrow(() -> new Problem.NotFound("account", id.toString()).thrown());
    }

    private void tell(JournalVerb verb, Cause cause, String detail) {
        journal.append(JournalEntry.of(clock.instant(), verb, cause).with(detail));
    }
}
