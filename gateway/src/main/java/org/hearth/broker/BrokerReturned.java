package org.hearth.broker;

/** The gateway is connected to the broker, for the first time or again. What the broker forgot meanwhile must be told anew. */
public record BrokerReturned() {}
