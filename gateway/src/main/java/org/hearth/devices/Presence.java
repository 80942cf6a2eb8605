package org.hearth.devices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is the device there?
 *
 * @param online true from its birth to its will
 * @param since when it last came or went; null if it was never there
 */
public record Presence(boolean online, @Nullable Instant since) {}
