package org.hearth.home;

/**
 * Event: the wall clock is believed from now on. Fired once each time it comes to be, by a thread that holds no lock.
 *
 * @param trust why, and since when
 */
public record ClockTrusted(Trust trust) {}
