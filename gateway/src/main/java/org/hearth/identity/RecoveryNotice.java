package org.hearth.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * Tells an owner that the password of another was recovered at the console.
 *
 * @param id stable
 * @param person what the other is called
 * @param at when
 */
record RecoveryNotice(UUID id, String person, Instant at) {}
