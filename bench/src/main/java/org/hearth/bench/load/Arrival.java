package org.hearth.bench.load;

import java.time.Instant;

/**
 * A command at its device.
 *
 * @param device which
 * @param capability the part of it that is to be switched
 * @param at by the clock of this machine, which is the gateway's too
 */
public record Arrival(String device, String capability, Instant at) {}
