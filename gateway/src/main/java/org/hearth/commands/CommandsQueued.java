package org.hearth.commands;

import java.util.List;

/** Commands were accepted and are committed: they may be sent. All of one transaction together, in the order in which they were made. */
record CommandsQueued(List<Command> commands) {}
