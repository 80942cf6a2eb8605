package org.hearth.identity;

import java.util.Optional;

/**
 * How somebody comes to the door.
 *
 * @param source from which address
 * @param browser what the browser calls itself
 * @param known what the browser shows to be known by, if it was let in before
 */
record Visit(Source source, String browser, Optional<Secret> known) {}
