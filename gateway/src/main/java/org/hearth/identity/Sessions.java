package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Keeper of the sessions. Any number of threads may hold it. */
@ApplicationScoped
public class Sessions {
    /** More browsers than a person has; of more the one not used for longest is signed out. */
    static final int MAX_OF_AN_ACCOUNT = 32;

    private static final int MAX_BROWSER = 200;

    private final IdentitySettings settings;
    private final LiveSessions live;
    private final RefreshFamilies families;
    private final KnownBrowsers browsers;
    private final Event<SessionOpened> opened;
    private final Event<SessionEnded> ended;
    private final Event<SessionChanged> changed;
    private final Journal journal;
    private final InstantSource clock;

    Sessions(
            IdentitySettings settings,
            LiveSessions live,
            RefreshFamilies families,
            KnownBrowsers browsers,
            Event<SessionOpened> opened,
            Event<SessionEnded> ended,
            Event<SessionChanged> changed,
            Journal journal,
            InstantSource clock) {
        this.settings = settings;
        this.live = live;
        this.families = families;
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

    /** Whether this person's session stands, and they are what they were when they asked. */
    public boolean isStill(Caller caller) {
        return live.caller(caller.sessionId(), caller.accountId())
                .filter(now -> now.role() == caller.role())
                .isPresent();
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
        makeRoom(account.id, now);
        SessionRow row = new SessionRow();
        row.id = UUID.randomUUID();
        row.account = account;
        row.browser = visit.browser().substring(0, Math.min(visit.browser().length(), MAX_BROWSER));
        row.createdAt = now;
        keepAlive(row, now);
        RefreshToken first = families.begin(row, now);
        journal.append(JournalEntry.of(now, JournalVerb.SIGNED_IN, row.caller().cause()));
        opened.fire(new SessionOpened(row.id, account.account()));
        SessionRow.flush(); // what stands beside Hibernate refers to these rows
        return new Grant(
                row.caller(), account.profile(), first, Optional.of(browsers.remember(visit.known(), account.id)));
    }

    /**
     * Takes a refresh token and gives the one to go on with. A copy in wrong hands ends the session; that end is committed although the
     * caller is refused.
     */
    @Transactional(dontRollbackOn = ProblemException.class)
    Grant refresh(RefreshToken presented) {
        Instant now = clock.instant();
        SessionRow session = SessionRow.lockFamilyOf(presented)
                .filter(row -> row.standsAt(now))
                .orElseThrow(Sessions::over);
        RefreshToken next = families.follow(session, presented, now).orElseThrow(() -> reused(session, now));
        keepAlive(session, now);
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
        return families.begin(row, clock.instant());
    }

    /** Ends the sessions that nobody used for too long. */
    @Transactional
    void endUnused() {
        Instant now = clock.instant();
        SessionRow.<SessionRow>list("endedAt IS NULL AND expiresAt <= ?1", now)
                .forEach(row -> end(row, SessionEnd.UNUSED, now));
    }

    private void makeRoom(UUID account, Instant now) {
        SessionRow.forgetEnded(account, MAX_OF_AN_ACCOUNT);
        if (SessionRow.countOpen(account) < MAX_OF_AN_ACCOUNT) return;
        List<SessionRow> open = SessionRow.lockOpen(account).stream()
                .sorted(Comparator.comparing(row -> row.lastUsedAt))
                .toList();
        for (SessionRow row : open.subList(0, Math.max(0, open.size() - MAX_OF_AN_ACCOUNT + 1))) {
            end(row, SessionEnd.TOO_MANY, now);
            tellOut(row, now, "Signed in in more browsers than can be kept; this one was not used for longest.");
        }
    }

    private void signOut(SessionRow row) {
        if (row.endedAt != null) return;
        Instant now = clock.instant();
        end(row, SessionEnd.SIGNED_OUT, now);
        tellOut(row, now, null);
    }

    private void keepAlive(SessionRow session, Instant now) {
        session.lastUsedAt = now;
        session.expiresAt = now.plus(settings.refreshLifetime());
    }

    private ProblemException reused(SessionRow session, Instant now) {
        end(session, SessionEnd.REUSE, now);
        tellOut(session, now, "A refresh token was used twice; the browser must sign in again.");
        return over();
    }

    private void end(SessionRow session, SessionEnd why, Instant now) {
        session.endedAt = now;
        session.endedWhy = why;
        ended.fire(new SessionEnded(session.id));
    }

    private void tellOut(SessionRow session, Instant now, @Nullable String why) {
        JournalEntry out =
                JournalEntry.of(now, JournalVerb.SIGNED_OUT, session.caller().cause());
        journal.append(why == null ? out : out.with(why));
    }

    private static ProblemException over() {
        return new Problem.Unauthenticated("session-over", "This browser is not signed in any more. Sign in again.")
                .thrown();
    }
}
