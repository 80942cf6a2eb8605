package org.hearth.devices;

/**
 * A device told its state because of a command. Fired inside the transaction that keeps it.
 *
 * @param device as it is with this report
 * @param commandId the command it names
 */
public record StateReported(Device device, String commandId) {}
