package org.hearth.devices;

/**
 * A device is not as it was. Fired when that is committed.
 *
 * @param device as it is now
 */
public record DeviceChanged(Device device) {}
