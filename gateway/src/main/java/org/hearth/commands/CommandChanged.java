package org.hearth.commands;

/**
 * A command is new or has moved on. Fired when that is committed.
 *
 * @param command as it is now
 */
public record CommandChanged(Command command) {}
