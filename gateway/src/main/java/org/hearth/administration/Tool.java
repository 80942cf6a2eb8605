package org.hearth.administration;

import java.time.Instant;
import org.hearth.broker.ToolAccount;

/**
 * A program of the owner's that may read at the broker.
 *
 * @param account what it may do
 * @param createdAt when it got its present secret
 * @param createdBy the person's name then
 */
record Tool(ToolAccount account, Instant createdAt, String createdBy) {}
