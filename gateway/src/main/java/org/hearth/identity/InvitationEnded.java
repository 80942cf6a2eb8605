package org.hearth.identity;

import java.time.Instant;
import java.util.UUID;
import org.hearth.journal.Cause;

/**
 * Event: an invitation was withdrawn, or is past its time, and nobody accepted it. It is fired inside the transaction that ends it.
 *
 * @param invitationId the invitation, which is gone with this
 * @param at when
 * @param cause who withdrew it, or the gateway
 */
record InvitationEnded(UUID invitationId, Instant at, Cause cause) {}
