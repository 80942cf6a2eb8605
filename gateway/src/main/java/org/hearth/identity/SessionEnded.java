package org.hearth.identity;

import java.util.UUID;

/**
 * Event: a session is over. It is fired inside the transaction that ends it; whoever lets go of what was opened under the session
 * observes it with {@code during = AFTER_SUCCESS}, and begins no transaction there.
 *
 * @param sessionId the session
 */
public record SessionEnded(UUID sessionId) {}
