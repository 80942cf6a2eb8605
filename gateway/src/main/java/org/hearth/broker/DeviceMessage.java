package org.hearth.broker;

/**
 * A message that reached a device of this application.
 *
 * @param leaf of its topic, for example {@code commands/control}
 * @param payload as it came
 * @param retained true if the broker had kept it
 */
public record DeviceMessage(String leaf, byte[] payload, boolean retained) {}
