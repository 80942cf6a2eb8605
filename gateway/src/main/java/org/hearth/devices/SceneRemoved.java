package org.hearth.devices;

import org.hearth.journal.Cause;

/**
 * A scene is being removed. Fired inside the transaction that does it, before its row goes, so that whoever points at it lets go of it.
 *
 * @param scene as it was last
 * @param cause who wants it
 */
public record SceneRemoved(Scene scene, Cause cause) {}
