package org.hearth.identity;

import java.util.UUID;

/**
 * Event: an invitation has become an account. It is fired inside the accepting transaction.
 *
 * @param invitationId the invitation
 * @param account who came in by it
 */
public record InvitationAccepted(UUID invitationId, Account account) {}
