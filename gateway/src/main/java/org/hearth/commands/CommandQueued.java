package org.hearth.commands;

/** A command was accepted; observed after the commit, which is when it may be sent. */
record CommandQueued(Command command) {}
