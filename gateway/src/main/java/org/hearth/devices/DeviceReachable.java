package org.hearth.devices;

/**
 * A device is online and its clock is known: what waits for it may be sent.
 *
 * @param device its id
 */
public record DeviceReachable(String device) {}
