package org.hearth.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the household, as an owner sees them.
 *
 * @param account who
 * @param profile what the person set
 * @param since when the account was made
 * @param seenAt when a browser of theirs came last, to within the life of an access token; null: not as far back as sessions are kept
 */
record Resident(
        Account account,
        Profile profile,
        Instant since,
        @Nullable Instant seenAt) {}
