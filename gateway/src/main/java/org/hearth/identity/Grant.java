package org.hearth.identity;

/**
 * What a person is given who was let in.
 *
 * @param caller who it is, in which session
 * @param refreshToken for the browser to keep
 */
record Grant(Caller caller, RefreshToken refreshToken) {}
