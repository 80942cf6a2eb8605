package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.hearth.journal.Readership;

/** Shows everybody as much of the journal as the rights go. Any number of threads may hold it. */
@ApplicationScoped
class Readers implements Readership {
    private final Callers callers;
    private final Rights rights;
    private final LiveSessions sessions;

    Readers(Callers callers, Rights rights, LiveSessions sessions) {
        this.callers = callers;
        this.rights = rights;
        this.sessions = sessions;
    }

    @Override
    public Reader reader() {
        Reach reach = rights.of(callers.current());
        boolean onlyNamed = !reach.seesNew();
        Set<String> named = reach.levels().keySet().stream()
                .filter(device -> reach.sees(device) == onlyNamed)
                .collect(Collectors.toSet());
        return new Reader(reach.account(), reach.everything(), onlyNamed, named);
    }

    @Override
    public BooleanSupplier stillEverything() {
        Caller caller = callers.current();
        return () -> sessions.caller(caller.sessionId(), caller.accountId())
                .filter(now -> rights.of(now).everything())
                .isPresent();
    }
}
