package org.hearth.commands;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds accepted commands back until they are committed, and lets all of a transaction go at once: of two hundred that are due at one instant the last
 * does not wait for what is told of the others. Any number of threads may hold it.
 */
@ApplicationScoped
class Departures {
    private final TransactionSynchronizationRegistry transaction;
    private final Event<CommandsQueued> queued;

    Departures(TransactionSynchronizationRegistry transaction, Event<CommandsQueued> queued) {
        this.transaction = transaction;
        this.queued = queued;
    }

    /** Lets a command go with the caller's transaction; at once without one, for then it is committed. */
    void add(Command command) {
        int status = transaction.getTransactionStatus();
        if (status == Status.STATUS_NO_TRANSACTION || status == Status.STATUS_COMMITTED) {
            queued.fire(new CommandsQueued(List.of(command)));
            return;
        }
        Waiting waiting = (Waiting) transaction.getResource(Waiting.class);
        if (waiting == null) {
            waiting = new Waiting();
            transaction.putResource(Waiting.class, waiting);
            transaction.registerInterposedSynchronization(waiting);
        }
        waiting.commands.add(command);
    }

    private final class Waiting implements Synchronization {
        private final List<Command> commands = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            // not committed yet
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) queued.fire(new CommandsQueued(List.copyOf(commands)));
        }
    }
}
