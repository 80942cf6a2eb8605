package org.hearth.identity;

/**
 * Event: a person may not come in any more. It is fired inside the transaction that removes the account.
 *
 * @param account as it was last
 */
public record AccountRemoved(Account account) {}
