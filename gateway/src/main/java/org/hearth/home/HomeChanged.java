package org.hearth.home;

/**
 * Name, zone, place, rooms or rules of the home are not as they were. Fired once, as the transaction that keeps it ends.
 *
 * @param home as it is with all that the transaction changes
 */
public record HomeChanged(Home home) {}
