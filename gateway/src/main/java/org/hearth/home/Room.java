package org.hearth.home;

import java.util.UUID;

/**
 * A room of the home.
 *
 * @param id stable
 * @param name what people call it
 */
public record Room(UUID id, String name) {}
