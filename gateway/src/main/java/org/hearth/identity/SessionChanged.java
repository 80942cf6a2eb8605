package org.hearth.identity;

import java.util.UUID;

/**
 * Event: what a session may do has changed. It is fired inside the transaction that changes it; whoever holds something open under the
 * session observes it with {@code during = AFTER_SUCCESS} and closes it, so that it is opened anew under the rights of now.
 *
 * @param sessionId the session
 */
public record SessionChanged(UUID sessionId) {}
