package org.hearth.administration;

import java.time.Instant;
import java.util.UUID;
import org.hearth.broker.ToolAccount;
import org.jspecify.annotations.Nullable;

/**
 * A program of an owner's that may read at the broker.
 *
 * @param account what it may do
 * @param createdAt when it got its present secret
 * @param madeBy the account of who gave it; null for the console
 * @param createdBy what that person is called now
 */
record Tool(
        ToolAccount account, Instant createdAt, @Nullable UUID madeBy, String createdBy) {
    /** Who acts at the gateway's own machine. */
    static final String CONSOLE = "console";
}
