package org.hearth.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Event: what an account may do is not what it was, by a decision or because a window opened or closed. It is fired when that is so
 * already, outside of every transaction; who observes it begins none.
 *
 * @param account whose; null for everybody's
 */
public record RightsChanged(@Nullable UUID account) {
    /** True if this account is meant. */
    public boolean isOf(UUID whose) {
        return account == null || account.equals(whose);
    }
}
