package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeper of the refresh tokens that sessions live by. Each session has a family of them, in which each follows from the one before. All of
 * it is done in the caller's transaction, which holds the lock of the session's row. Any number of threads may hold it.
 */
@ApplicationScoped
class RefreshFamilies {
    /** Two tabs that wake together come within this time with a used token; longer helps whoever has a copy. */
    static final Duration TWO_TABS = Duration.ofSeconds(3);

    /** However often a page is loaded anew: each token that was used is remembered for as long as a session may rest. */
    static final Duration AT_LEAST = Duration.ofSeconds(30);

    private final SecureRandom random = new SecureRandom();

    /** Begins the family of this session, or begins it anew: what was given out before is worth nothing. */
    RefreshToken begin(SessionRow session, Instant now) {
        session.familyKey = new byte[RefreshToken.BYTES];
        random.nextBytes(session.familyKey);
        session.persist();
        RefreshTokenRow.delete("sessionId", session.id);
        RefreshToken first = RefreshToken.first(random);
        RefreshTokenRow.add(first, session.id, now);
        return first;
    }

    /**
     * The token to go on with: the one that follows, or the same while it is newer than {@link #AT_LEAST}. A used one leads to the same
     * next one for {@link #TWO_TABS}; later it is a copy in wrong hands, and there is none.
     */
    Optional<RefreshToken> follow(SessionRow session, RefreshToken presented, Instant now) {
        RefreshTokenRow row = RefreshTokenRow.of(presented);
        if (row.usedAt == null)
            return Optional.of(
                    isWithin(AT_LEAST, row.createdAt, now) ? presented : rotate(session, row, presented, now));
        RefreshToken next = presented.next(session.familyKey);
        boolean isSecondTab = isWithin(TWO_TABS, row.usedAt, now) && RefreshTokenRow.of(next).usedAt == null;
        return isSecondTab ? Optional.of(next) : Optional.empty();
    }

    private static RefreshToken rotate(SessionRow session, RefreshTokenRow row, RefreshToken token, Instant now) {
        row.usedAt = now;
        RefreshToken next = token.next(session.familyKey);
        RefreshTokenRow.add(next, session.id, now);
        return next;
    }

    /** A clock that was set back makes nothing newer than it is. */
    private static boolean isWithin(Duration time, Instant at, Instant now) {
        return Duration.between(at, now).abs().compareTo(time) <= 0;
    }
}
