package org.hearth.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Asks the person once more, before what cannot be undone. Any number of threads may hold it. */
@ApplicationScoped
public class OwnPassword {
    private final Callers callers;
    private final Accounts accounts;

    OwnPassword(Callers callers, Accounts accounts) {
        this.callers = callers;
        this.accounts = accounts;
    }

    /**
     * Returns if this is the password of whoever makes the present request.
     *
     * @throws ProblemException {@code wrong-password} if it is not; too many tries, which are counted as those of a sign-in
     */
    public void require(@Nullable String password, HttpServerRequest http) {
        String written = Required.field("password", password);
        try {
            accounts.recognise(callers.current().name(), written, Source.of(http));
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.Unauthenticated)
                throw new Problem.Forbidden("wrong-password", "This is not your password. Nothing was changed.")
                        .thrown();
            throw refused;
        }
    }
}
