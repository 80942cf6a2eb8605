package org.hearth.live;

/**
 * Something a browser is told.
 *
 * @param id grows with every event
 * @param name snapshot, home, device, device-removed, command or heartbeat
 * @param json what it is about
 */
record LiveEvent(long id, String name, String json) {}
