package org.hearth.identity;

import java.util.Optional;

/**
 * What a person is given who was let in.
 *
 * @param caller who it is, in which session
 * @param profile what the person set
 * @param refreshToken for the browser to keep
 * @param known by which the browser will be known from now on, if a password or a secret was shown for it
 */
record Grant(Caller caller, Profile profile, RefreshToken refreshToken, Optional<Secret> known) {}
