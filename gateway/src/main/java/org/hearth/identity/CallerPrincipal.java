package org.hearth.identity;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import org.jose4j.jwt.JwtClaims;

/** What the security layer knows of a {@link Caller}. */
final class CallerPrincipal extends DefaultJWTCallerPrincipal {
    private final Caller caller;

    CallerPrincipal(String token, JwtClaims claims, Caller caller) {
        super(token, AccessTokens.TYPE, claims);
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }
}
