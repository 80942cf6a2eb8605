package org.hearth.identity;

import java.util.UUID;

/**
 * A person who may come in.
 *
 * @param id stable, also when the name changes
 * @param name as the person wrote it
 * @param role what the person is here
 */
public record Account(UUID id, String name, Role role) {}
