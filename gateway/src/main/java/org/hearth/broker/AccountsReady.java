package org.hearth.broker;

/** The house's own accounts are at the broker of this moment as they should be. Fired on a thread that may wait, after each of its returns. */
public record AccountsReady() {}
