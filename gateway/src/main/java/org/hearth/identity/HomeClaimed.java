package org.hearth.identity;

import org.jspecify.annotations.Nullable;

/**
 * Event: somebody becomes the first owner. It is fired inside the claim's transaction; an observer that throws undoes the claim.
 *
 * @param owner the new account
 * @param homeName what the owner wants the home to be called, if the owner said so
 * @param zone IANA time zone in which its clocks are read, if the owner said so
 */
public record HomeClaimed(
        Account owner, @Nullable String homeName, @Nullable String zone) {}
