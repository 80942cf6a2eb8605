package org.hearth.identity;

import java.util.UUID;

/**
 * Event: somebody was let in. It is fired inside the transaction that opens the session.
 *
 * @param sessionId the session
 * @param account whose it is
 */
record SessionOpened(UUID sessionId, Account account) {}
