package org.hearth.identity;

/**
 * Event: a person becomes something else here. It is fired inside the transaction that changes it.
 *
 * @param before the account as it was
 * @param now what the person is from now on
 */
public record RoleChanged(Account before, Role now) {}
