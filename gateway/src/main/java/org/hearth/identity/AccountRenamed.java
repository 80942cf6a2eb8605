package org.hearth.identity;

/**
 * Event: a person is called otherwise. It is fired inside the transaction that changes it.
 *
 * @param account as it is from now on
 */
record AccountRenamed(Account account) {}
