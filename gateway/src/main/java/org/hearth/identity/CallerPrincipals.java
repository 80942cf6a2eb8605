package org.hearth.identity;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Turns an access token into a caller, in place of the library's own way: the key is made at the first start, and a token is
 * worth no more than its session. It runs on the threads that read from the network, so it asks no database.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class CallerPrincipals extends JWTCallerPrincipalFactory {
    private final AccessTokens tokens;
    private final LiveSessions sessions;

    CallerPrincipals(AccessTokens tokens, LiveSessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo unused) throws ParseException {
        try {
            AccessTokens.Verified verified = tokens.verifyOnce(token);
            Caller caller = sessions.caller(verified.session(), verified.account())
                    .orElseThrow(() -> new ParseException("the session has ended"));
            return new CallerPrincipal(token, verified.claims(), caller);
        } catch (InvalidJwtException e) {
            throw new ParseException(e.getMessage(), e);
        }
    }
}
