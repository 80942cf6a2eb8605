package org.hearth.commands;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.hearth.devices.Devices;
import org.hearth.identity.AccountRemoved;
import org.hearth.identity.Forgetting;

/**
 * Ends what a person ordered who is removed and that still waits, in the same transaction, and takes the person out of what is in memory.
 * Any number of threads may hold it.
 */
@ApplicationScoped
class AccountErasure {
    private final Endings endings;
    private final KnownCommands known;
    private final Forgetting forgetting;

    AccountErasure(Endings endings, KnownCommands known, Forgetting forgetting) {
        this.endings = endings;
        this.known = known;
        this.forgetting = forgetting;
    }

    /** The rows may not have been rewritten before the last end. */
    void goOn(@Observes @Priority(Devices.AFTER_LOADED) StartupEvent started) {
        forgetting.pending().forEach(known::forget);
    }

    void accountRemoved(@Observes AccountRemoved removal) {
        endings.takeBackAll(removal.account().id());
    }

    void accountIsRemoved(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountRemoved removal) {
        known.forget(removal.account().id());
    }
}
