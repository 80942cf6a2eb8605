package org.hearth.identity;

import java.util.UUID;

/**
 * Event: somebody who was invited has an account now. It is fired inside the transaction that makes it; an observer that throws undoes it.
 *
 * @param invitationId the invitation, which is gone with this
 * @param account the new account
 */
public record InvitationAccepted(UUID invitationId, Account account) {}
