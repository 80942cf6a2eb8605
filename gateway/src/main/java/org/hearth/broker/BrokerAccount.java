package org.hearth.broker;

/**
 * An account as the broker has it.
 *
 * @param name its user name
 * @param revision of its secret, as it was when the secret was set; 0 if that was never said
 * @param disabled true if it is kept out
 * @param confined true if it has the role of the device of its name and nothing else
 */
public record BrokerAccount(String name, long revision, boolean disabled, boolean confined) {}
