package org.hearth.gpio;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel says of a line, read without claiming it.
 *
 * @param offset its number
 * @param name of the line, for example {@code GPIO17}; empty if it has none
 * @param user who holds it; null while nobody does
 * @param isOutput true if it drives its wire
 * @param level what it drives; null for an input, and where reading it could have moved it
 */
public record LineState(
        int offset,
        String name,
        @Nullable String user,
        boolean isOutput,
        @Nullable Boolean level) {}
