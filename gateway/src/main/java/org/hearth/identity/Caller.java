package org.hearth.identity;

import java.util.UUID;
import org.hearth.journal.Cause;

/**
 * The person behind the present request.
 *
 * @param accountId who
 * @param name what the person is called
 * @param role what the person is here
 * @param sessionId the browser's session; when it ends, whatever was opened under it ends too
 */
public record Caller(UUID accountId, String name, Role role, UUID sessionId) {

    /** The account as this person is known by. */
    public Account account() {
        return new Account(accountId, name, role);
    }

    /** Says of a change that this person made it. */
    public Cause cause() {
        return Cause.person(accountId, name);
    }
}
