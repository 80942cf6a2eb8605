package org.hearth.home;

/**
 * Nobody says any more where the home is. Fired in the transaction that forgets it, so that whoever cannot do without can refuse by a problem, and
 * nothing is forgotten then.
 */
public record PositionForgotten() {}
