package org.hearth.devices;

/**
 * A device spoke live for the first time on a connection, or since the gateway started.
 *
 * @param device its id
 * @param nanos when that came, {@link System#nanoTime()}
 */
public record DeviceArrived(String device, long nanos) {}
