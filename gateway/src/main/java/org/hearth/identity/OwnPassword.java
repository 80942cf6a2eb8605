package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Asks the person once more, before what cannot be undone. Any number of threads may hold it. */
@ApplicationScoped
public class OwnPassword {
    private final Callers callers;
    private final SignIns signIns;

    OwnPassword(Callers callers, SignIns signIns) {
        this.callers = callers;
        this.signIns = signIns;
    }

    /**
     * Returns if this is the password of whoever makes the present request.
     *
     * @throws ProblemException if it is not, naming the field; too many tries, which are counted as those of this account
     */
    public void require(@Nullable String password) {
        signIns.confirm(callers.current().accountId(), Problem.required("password", password, "text"));
    }
}
