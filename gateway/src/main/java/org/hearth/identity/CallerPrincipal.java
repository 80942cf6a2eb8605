package org.hearth.identity;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;

/** What the security layer knows of a {@link Caller}. The token only names the session; the role is what it is now. */
final class CallerPrincipal extends DefaultJWTCallerPrincipal {
    private final Caller caller;

    CallerPrincipal(String token, JwtClaims claims, Caller caller) {
        super(token, AccessTokens.TYPE, claims);
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.name();
    }

    @Override
    public Set<String> getGroups() {
        return Set.of(caller.role().name());
    }
}
