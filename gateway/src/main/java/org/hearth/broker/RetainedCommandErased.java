package org.hearth.broker;

/**
 * Somebody had left a command with the broker, to be handed to a device whenever it connects. It was erased; devices drop such a
 * command by themselves too.
 *
 * @param device for which it lay there
 * @param leaf the topic below the device, for example {@code commands/control}
 * @param excerpt how it began
 */
public record RetainedCommandErased(String device, String leaf, String excerpt) {}
