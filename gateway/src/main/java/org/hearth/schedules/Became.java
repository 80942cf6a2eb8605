package org.hearth.schedules;

/**
 * What became of a moment.
 *
 * @param acted true if what was to be done was sent to a device, or was done by one of itself; false where every device that came to it
 *     could not act
 */
record Became(FiringOutcome outcome, boolean acted) {}
