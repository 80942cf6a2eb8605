package org.hearth.devices;

import java.time.Instant;

/**
 * A device said in a birth by which pins it knows its broker. One that the broker had kept counts too: what a device holds outlives its
 * connection.
 *
 * @param device its id
 * @param revision of the set it holds; 0 for that of its enrolment code
 * @param slot place in that set of the pin that the broker of this connection matched
 * @param at when it was heard
 */
public record PinsHeld(String device, long revision, int slot, Instant at) {}
