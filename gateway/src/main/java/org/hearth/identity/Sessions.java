package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Keeper of the sessions and of the refresh tokens they live by. Any number of threads may hold it. */
@ApplicationScoped
public class Sessions {
    /** Two tabs that wake together, or a browser that lost the answer, come back within this time with a used token. */
    static final Duration TWO_TABS = Duration.ofSeconds(10);

    private static final int MAX_BROWSER = 200;

    private final IdentitySettings settings;
    private final LiveSessions live;
    private final KnownBrowsers browsers;
    private final Event<SessionOpened> opened;
    private final Event<SessionEnded> ended;
    private final Event<SessionChanged> changed;
    private final Journal journal;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(
            IdentitySettings settings,
            LiveSessions live,
            KnownBrowsers browsers,
            Event<SessionOpened> opened,
            Event<SessionEnded> ended,
            Event<SessionChanged> changed,
            Journal journal,
            InstantSource clock) {
        this.settings = settings;
        this.live = live;
        this.browsers = browsers;
        this.opened = opened;
        this.ended = ended;
        this.changed = changed;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether this session stands: what is opened under it must ask once more when it can be told of its end. */
    public boolean isLive(UUID session) {
        return live.isLive(session);
    }

    /**
     * Opens a session for somebody who showed a password.
     *
     * @throws ProblemException if the account has another password by now, or is gone
     */
    @Transactional
    Grant openFor(Recognised person, Visit visit) {
        boolean isStill = AccountRow.lock(person.account().id(), LockModeType.PESSIMISTIC_READ)
                .filter(person::isStill)
                .isPresent();
        if (!isStill) throw SignIns.wrong();
        return open(person.account(), visit);
    }

    /** Opens a session in the transaction that made this account, or set its password. */
    @Transactional(Transactional.TxType.MANDATORY)
    Grant open(Account person, Visit visit) {
        AccountRow account = AccountRow.findById(person.id());
        Instant now = clock.instant();
        SessionRow row = new SessionRow();
        row.id = UUID.randomUUID();
        row.account = account;
        row.familyKey = familyKey();
        row.browser = visit.browser().substring(0, Math.min(visit.browser().length(), MAX_BROWSER));
        row.createdAt = now;
        keepAlive(row, now);
        row.persist();
        RefreshToken first = RefreshToken.first(random);
        RefreshTokenRow.add(first, row.id, now);
        journal.append(JournalEntry.of(now, JournalVerb.SIGNED_IN, row.caller().cause()));
        opened.fire(new SessionOpened(row.id, account.account()));
        SessionRow.flush(); // what stands beside Hibernate refers to these rows
        return new Grant(
                row.caller(), account.profile(), first, Optional.of(browsers.remember(visit.known(), account.id)));
    }

    /**
     * Takes a refresh token and gives the next one. A used one is taken for {@link #TWO_TABS} more and leads to the same next
     * one; later it is a copy in wrong hands, and the session ends. That end is committed although the caller is refused.
     */
    @Transactional(dontRollbackOn = ProblemException.class)
    Grant refresh(RefreshToken presented) {
        Instant now = clock.instant();
        SessionRow session = SessionRow.lockFamilyOf(presented)
                .filter(row -> row.standsAt(now))
                .orElseThrow(Sessions::over);
        RefreshToken next = RefreshTokenRow.of(presented).usedAt == null
                ? rotate(session, presented, now)
                : newest(session, presented, now);
        return new Grant(session.caller(), session.account.profile(), next, Optional.empty());
    }

    /** The sessions of a person that stand, the one used last first. */
    @Transactional
    List<SessionRow> listStanding(UUID account) {
        return SessionRow.standing(account, clock.instant());
    }

    /** Ends a session that a person no longer wants; one that is over stays as it ended. */
    @Transactional
    void signOut(UUID session) {
        Optional.ofNullable(SessionRow.<SessionRow>findById(session, LockModeType.PESSIMISTIC_WRITE))
                .ifPresent(this::signOut);
    }

    /** Ends the session of this token's family, whether the token was used or not; says if there is such a family. */
    @Transactional
    boolean signOut(RefreshToken token) {
        Optional<SessionRow> session = SessionRow.lockFamilyOf(token);
        session.ifPresent(this::signOut);
        return session.isPresent();
    }

    /**
     * Ends one session of a person.
     *
     * @throws ProblemException if the person has no such session
     */
    @Transactional
    void signOut(Caller caller, UUID session) {
        SessionRow row = Optional.ofNullable(SessionRow.<SessionRow>findById(session, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.account.id.equals(caller.accountId()) && found.endedAt == null)
                .orElseThrow(() -> new Problem.NotFound("session", session.toString()).thrown());
        signOut(row);
    }

    /** Ends all sessions of a person but the one in which they ask for it. */
    @Transactional
    void signOutOthers(Caller caller) {
        for (SessionRow row : SessionRow.lockOpen(caller.accountId()))
            if (!row.id.equals(caller.sessionId())) signOut(row);
    }

    /** Ends all sessions of a person but this one, in the caller's transaction, which tells why. */
    @Transactional(Transactional.TxType.MANDATORY)
    void endAll(UUID account, @Nullable UUID but, SessionEnd why) {
        Instant now = clock.instant();
        for (SessionRow row : SessionRow.lockOpen(account)) if (!row.id.equals(but)) end(row, why, now);
    }

    /** Says of the sessions of a person that they may do something else now, in the transaction that changed it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void changed(UUID account) {
        SessionRow.lockOpen(account).forEach(row -> changed.fire(new SessionChanged(row.id)));
    }

    /** Begins the family of a session anew, in the caller's transaction: what was given out before is worth nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    RefreshToken renewFamily(UUID session) {
        SessionRow row = Optional.ofNullable(SessionRow.<SessionRow>findById(session, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.standsAt(clock.instant()))
                .orElseThrow(Sessions::over);
        RefreshTokenRow.delete("sessionId", session);
        row.familyKey = familyKey();
        RefreshToken first = RefreshToken.first(random);
        RefreshTokenRow.add(first, session, clock.instant());
        return first;
    }

    /** Ends the sessions that nobody used for too long. */
    @Transactional
    void endUnused() {
        Instant now = clock.instant();
        SessionRow.<SessionRow>list("endedAt IS NULL AND expiresAt <= ?1", now)
                .forEach(row -> end(row, SessionEnd.UNUSED, now));
    }

    private void signOut(SessionRow row) {
        if (row.endedAt != null) return;
        Instant now = clock.instant();
        end(row, SessionEnd.SIGNED_OUT, now);
        journal.append(JournalEntry.of(now, JournalVerb.SIGNED_OUT, row.caller().cause()));
    }

    /** Follows the family from a used token to the one that was not used yet. */
    private RefreshToken newest(SessionRow session, RefreshToken used, Instant now) {
        RefreshToken token = used;
        for (RefreshTokenRow row = RefreshTokenRow.of(token); row.usedAt != null; row = RefreshTokenRow.of(token)) {
            if (Duration.between(row.usedAt, now).abs().compareTo(TWO_TABS) > 0) throw reused(session, now);
            token = token.next(session.familyKey);
        }
        return token;
    }

    private RefreshToken rotate(SessionRow session, RefreshToken token, Instant now) {
        RefreshTokenRow.of(token).usedAt = now;
        RefreshToken next = token.next(session.familyKey);
        RefreshTokenRow.add(next, session.id, now);
        keepAlive(session, now);
        return next;
    }

    private byte[] familyKey() {
        byte[] key = new byte[RefreshToken.BYTES];
        random.nextBytes(key);
        return key;
    }

    private void keepAlive(SessionRow session, Instant now) {
        session.lastUsedAt = now;
        session.expiresAt = now.plus(settings.refreshLifetime());
    }

    private ProblemException reused(SessionRow session, Instant now) {
        end(session, SessionEnd.REUSE, now);
        journal.append(
                JournalEntry.of(now, JournalVerb.SIGNED_OUT, session.caller().cause())
                        .with("A refresh token was used twice; the browser must sign in again."));
        return over();
    }

    private void end(SessionRow session, SessionEnd why, Instant now) {
        session.endedAt = now;
        session.endedWhy = why;
        ended.fire(new SessionEnded(session.id));
    }

    private static ProblemException over() {
        return new Problem.Unauthenticated("session-over", "This browser is not signed in any more. Sign in again.")
                .thrown();
    }
}
