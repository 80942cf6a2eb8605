package org.hearth.devices;

import org.hearth.journal.Cause;

/**
 * A group is being removed. Fired inside the transaction that does it, before its row goes, so that whoever points at it lets go of it.
 *
 * @param group as it was last
 * @param cause who wants it
 */
public record GroupRemoved(Group group, Cause cause) {}
