package org.hearth.commands;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.UUID;
import org.hearth.identity.AccountRemoved;
import org.hearth.journal.Causes;

/** Takes a person who is removed out of what they ordered, in the same transaction. Any number of threads may hold it. */
@ApplicationScoped
class AccountErasure {
    private final Causes causes;
    private final IdempotencyKeys keys;
    private final KnownCommands known;

    AccountErasure(Causes causes, IdempotencyKeys keys, KnownCommands known) {
        this.causes = causes;
        this.keys = keys;
        this.known = known;
    }

    void accountRemoved(@Observes AccountRemoved removal) {
        UUID person = removal.account().id();
        causes.forget(person, "command");
        causes.forget(person, "batch");
        keys.erase(person);
    }

    void accountIsRemoved(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountRemoved removal) {
        known.forget(removal.account().id());
    }
}
