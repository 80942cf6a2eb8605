package org.hearth.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Parameters;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;

/**
 * Keeper of recovery: how an owner whose password is lost comes in again. It takes the console of the machine, never the network alone, and
 * the other owners are told. A code has 100 bits, so a right one is let through even where others have used up the tries of an address
 * that all share. Any number of threads may hold it.
 */
@ApplicationScoped
class Recoveries {
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Sessions sessions;
    private final KnownBrowsers browsers;
    private final InvitationEnds invitations;
    private final Journal journal;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Recoveries(
            Accounts accounts,
            Passwords passwords,
            Attempts attempts,
            Sessions sessions,
            KnownBrowsers browsers,
            InvitationEnds invitations,
            Journal journal,
            InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.browsers = browsers;
        this.invitations = invitations;
        this.journal = journal;
        this.clock = clock;
    }

    /** A code just made for this owner. */
    record Opened(Account owner, TypedCode code, Instant expiresAt) {}

    /**
     * Makes a code for the owner of this name; one that was made before is worth nothing now.
     *
     * @throws ProblemException if no owner is called so
     */
    Opened open(String name) {
        return accounts.inTurn(() -> {
            AccountRow owner = AccountName.parse(name)
                    .flatMap(Recoveries::owner)
                    .orElseThrow(() -> new Problem.NotFound("owner", name).thrown());
            Instant now = clock.instant();
            TypedCode code = TypedCode.random(random);
            RecoveryRow row =
                    RecoveryRow.<RecoveryRow>findByIdOptional(owner.id).orElseGet(RecoveryRow::new);
            row.accountId = owner.id;
            row.hash = code.hash();
            row.createdAt = now;
            row.expiresAt = now.plus(LIFETIME);
            row.persist();
            tell(JournalVerb.RECOVERY_OPENED, Cause.of(CauseKind.GATEWAY), owner.name);
            return new Opened(owner.account(), code, row.expiresAt);
        });
    }

    /**
     * Sets a new password for the owner whose code this is, ends all their sessions and lets the person in.
     *
     * @throws ProblemException {@code recovery-not-valid}, whether the code is past its time or never was; or too many of these from there;
     *     or {@code invalid} for a password that is not accepted, and then the code is still good
     */
    Grant recover(String code, String password, Visit visit) {
        AccountName name = look(code).orElseThrow(() -> refused(visit.source()));
        PasswordRules.check(password, name);
        PasswordHash hash = passwords.hash(password);
        return accounts.inTurn(() -> lock(code).map(row -> enter(row, hash, visit)))
                .orElseThrow(() -> refused(visit.source()));
    }

    /** What an owner has not dismissed yet, the newest first. */
    @Transactional
    List<RecoveryNotice> listNotices(Caller reader) {
        return RecoveryNoticeRow.<RecoveryNoticeRow>list("reader = ?1 ORDER BY at DESC", reader.accountId()).stream()
                .map(RecoveryNoticeRow::notice)
                .toList();
    }

    /**
     * Shows a notice to this owner no more.
     *
     * @throws ProblemException if the owner has no such notice
     */
    @Transactional
    void dismiss(UUID notice, Caller reader) {
        if (RecoveryNoticeRow.delete("id = ?1 AND reader = ?2", notice, reader.accountId()) == 0)
            throw new Problem.NotFound("notice", notice.toString()).thrown();
    }

    /** What is past its time goes, so that no clock that is set back makes it good again. */
    @Scheduled(every = "1m", delayed = "1m")
    @Transactional
    void sweep() {
        RecoveryRow.delete("expiresAt <= :now", Parameters.with("now", clock.instant()));
    }

    private Grant enter(RecoveryRow row, PasswordHash hash, Visit visit) {
        AccountRow owner = owner(row);
        owner.passwordHash = hash.text();
        row.delete();
        sessions.endAll(owner.id, null, SessionEnd.PASSWORD_RECOVERED);
        browsers.forget(owner.id, Optional.empty());
        invitations.withdrawAllOf(owner.id, Cause.person(owner.id, owner.name));
        Instant now = clock.instant();
        for (AccountRow other : AccountRow.<AccountRow>list("role = ?1 AND id <> ?2", Role.OWNER, owner.id)) {
            RecoveryNoticeRow notice = new RecoveryNoticeRow();
            notice.id = UUID.randomUUID();
            notice.reader = other.id;
            notice.account = owner;
            notice.at = now;
            notice.persist();
        }
        tell(JournalVerb.PASSWORD_RECOVERED, Cause.person(owner.id, owner.name), owner.name);
        return sessions.open(owner.account(), visit);
    }

    /** Whose code this is. What is none costs nobody a turn, since anybody may try. */
    private Optional<AccountName> look(String code) {
        return TypedCode.parse(code)
                .flatMap(typed -> QuarkusTransaction.requiringNew()
                        .call(() -> RecoveryRow.of(typed, clock.instant())
                                .flatMap(row -> AccountRow.<AccountRow>findByIdOptional(row.accountId))
                                .filter(account -> account.role == Role.OWNER)
                                .map(account -> AccountName.of(account.name))));
    }

    private Optional<RecoveryRow> lock(String code) {
        return TypedCode.parse(code)
                .flatMap(typed -> RecoveryRow.lock(typed, clock.instant()))
                .filter(row -> owner(row).role == Role.OWNER);
    }

    private static Optional<AccountRow> owner(AccountName name) {
        return AccountRow.<AccountRow>find("nameKey = ?1 AND role = ?2", name.key(), Role.OWNER)
                .firstResultOptional();
    }

    private static AccountRow owner(RecoveryRow row) {
        return AccountRow.lock(row.accountId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalStateException("a recovery outlived its account"));
    }

    private ProblemException refused(Source source) {
        attempts.reserve(Budget.recoveryFrom(source));
        return new Problem.Forbidden(
                        "recovery-not-valid",
                        "This recovery code is not valid: it was used, or is past its time. Ask the console for a new one.")
                .thrown();
    }

    private void tell(JournalVerb verb, Cause cause, String name) {
        journal.append(JournalEntry.of(clock.instant(), verb, cause).with(name));
    }
}
