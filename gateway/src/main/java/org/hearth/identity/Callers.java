package org.hearth.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells who is asking. Any number of threads may hold it; the answer belongs to the request in which it is given. */
@ApplicationScoped
public class Callers {
    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * Who makes the present request.
     *
     * @throws UnauthorizedException if nobody is signed in
     */
    public Caller current() {
        return find().orElseThrow(UnauthorizedException::new);
    }

    /** Who makes the present request, if the request says so. */
    public Optional<Caller> find() {
        return identity.getPrincipal() instanceof CallerPrincipal principal
                ? Optional.of(principal.caller())
                : Optional.empty();
    }
}
