package org.hearth.home;

/**
 * Name, zone or rooms of the home are not as they were. Fired inside the transaction that keeps it.
 *
 * @param home as it is with this change
 */
public record HomeChanged(Home home) {}
