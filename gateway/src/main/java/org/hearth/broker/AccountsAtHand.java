package org.hearth.broker;

/**
 * On a new connection to the broker the house's own accounts are as they should be, so the others can be looked over. Its file may be
 * another than before. Fired on a thread that may wait for the broker.
 */
public record AccountsAtHand() {}
