package org.hearth.identity;

/**
 * Event: a person is something else here than before. It is fired inside the transaction that changes it.
 *
 * @param before the account as it was
 * @param now the new role
 */
public record RoleChanged(Account before, Role now) {}
