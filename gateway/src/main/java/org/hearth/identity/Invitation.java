package org.hearth.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way in for somebody who has no account yet, once.
 *
 * @param id stable; not the secret
 * @param role what the person will be
 * @param label for whom it is, as the owner noted; null: not noted
 * @param invitedBy name of the owner who invites
 * @param createdAt when it was made
 * @param expiresAt from when it is worth nothing
 */
record Invitation(UUID id, Role role, @Nullable String label, String invitedBy, Instant createdAt, Instant expiresAt) {}
