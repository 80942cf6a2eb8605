package org.hearth.devices;

import org.hearth.journal.Cause;

/**
 * A device is being removed for good. Fired inside the transaction that does it, before its row goes, so that whoever points at the
 * device lets go of it.
 *
 * @param device as it was last
 * @param cause who wants it
 */
public record DeviceRemoved(Device device, Cause cause) {}
