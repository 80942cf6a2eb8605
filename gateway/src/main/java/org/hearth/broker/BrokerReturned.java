package org.hearth.broker;

/** The broker is there: for the first time since the start, or again. What it kept may be lost. Fired on the thread of the connection. */
public record BrokerReturned() {}
