package org.hearth.identity;

/**
 * Event: a person is removed, by an owner or by themselves. It is fired inside the transaction that removes the account, before its row
 * goes; an observer that throws undoes it.
 *
 * @param account who is removed
 */
public record AccountRemoved(Account account) {}
