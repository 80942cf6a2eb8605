package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;

/** Keeper of the sessions and of the refresh tokens they live by. Any number of threads may hold it. */
@ApplicationScoped
public class Sessions {
    /** Two tabs that wake together, or a browser that lost the answer, come back within this time with a used token. */
    static final Duration TWO_TABS = Duration.ofSeconds(10);

    private static final int MAX_BROWSER = 200;

    private final IdentitySettings settings;
    private final Event<SessionOpened> opened;
    private final Event<SessionEnded> ended;
    private final Journal journal;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(
            IdentitySettings settings,
            Event<SessionOpened> opened,
            Event<SessionEnded> ended,
            Journal journal,
            InstantSource clock) {
        this.settings = settings;
        this.opened = opened;
        this.ended = ended;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Opens a session for somebody who proved who they are.
     *
     * @param browser what the browser calls itself
     */
    @Transactional
    Grant open(Account account, String browser) {
        Instant now = clock.instant();
        SessionRow row = new SessionRow();
        row.id = UUID.randomUUID();
        row.account = AccountRow.findById(account.id());
        row.familyKey = familyKey();
        row.browser = browser.substring(0, Math.min(browser.length(), MAX_BROWSER));
        row.createdAt = now;
        keepAlive(row, now);
        row.persist();
        RefreshToken first = RefreshToken.first(random);
        RefreshTokenRow.add(first, row.id, now);
        journal.append(JournalEntry.of(now, JournalVerb.SIGNED_IN, row.caller().cause()));
        opened.fire(new SessionOpened(row.id, account));
        return new Grant(row.caller(), first);
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
        return new Grant(session.caller(), next);
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
