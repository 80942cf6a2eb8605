package org.hearth.home;

import java.time.Instant;

/**
 * That the wall clock is believed.
 *
 * @param source why
 * @param since from when on, by that clock
 */
public record Trust(TrustSource source, Instant since) {}
