package org.hearth.commands;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.StateReported;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;

/** Gives each command its one end; the database decides when two ends come at the same time. */
@ApplicationScoped
class Endings {
    private final CommandTable table;
    private final KnownCommands known;
    private final Lanes lanes;
    private final Devices devices;
    private final Journal journal;
    private final Event<CommandChanged> changed;
    private final Event<Confirmed> confirmed;

    Endings(
            CommandTable table,
            KnownCommands known,
            Lanes lanes,
            Devices devices,
            Journal journal,
            Event<CommandChanged> changed,
            Event<Confirmed> confirmed) {
        this.table = table;
        this.known = known;
        this.lanes = lanes;
        this.devices = devices;
        this.journal = journal;
        this.changed = changed;
        this.confirmed = confirmed;
    }

    /**
     * Ends a command, unless it has ended already.
     *
     * @return true if this is its end now
     */
    boolean end(Command command, CommandState.Ended end) {
        Command ended = command.with(end);
        // What is kept and shown last is what was written last.
        synchronized (lanes.of(command.device())) {
            boolean moved = QuarkusTransaction.requiringNew().call(() -> move(ended, end));
            if (moved) publish(ended);
            // Another end came first, or ours was committed and the answer got lost: the database knows.
            else table.find(command.id()).ifPresent(this::publish);
            return moved;
        }
    }

    private boolean move(Command ended, CommandState.Ended end) {
        boolean moved = end instanceof CommandState.AcknowledgedLate
                ? table.move(ended, CommandStateName.EXPIRED_UNCONFIRMED)
                : table.move(ended, CommandStateName.QUEUED, CommandStateName.SENT);
        if (moved) journal.append(entry(ended, end.at()));
        return moved;
    }

    /** Keeps and shows a command that was committed as it is now. */
    void publish(Command command) {
        known.keep(command);
        changed.fire(new CommandChanged(command));
    }

    /** The device acknowledged a command and now reports the state it asked for: that is what people call confirmed. */
    void confirm(@Observes StateReported report) {
        known.find(report.commandId())
                .or(() -> table.find(report.commandId()))
                .filter(command -> agrees(command, report.device()))
                .ifPresent(command -> {
                    table.confirm(command.id());
                    confirmed.fire(new Confirmed(command.confirmedNow()));
                });
    }

    void show(@Observes(during = TransactionPhase.AFTER_SUCCESS) Confirmed done) {
        publish(done.command());
    }

    private static boolean agrees(Command command, Device device) {
        boolean acknowledged = command.state() instanceof CommandState.Acknowledged
                || command.state() instanceof CommandState.AcknowledgedLate;
        return acknowledged
                && !command.confirmed()
                && command.device().equals(device.id())
                && command.value() != null
                && device.reports(command.capability(), command.value());
    }

    private JournalEntry entry(Command command, Instant at) {
        String name = devices.find(command.device()).map(Device::name).orElse(command.device());
        return JournalEntry.of(at, JournalVerb.COMMAND_ENDED, command.cause().by(command.id()), command.device(), name)
                .about(command.capability(), command.value())
                .with(CommandStateName.of(command.state()).name()
                        + command.state().reason().map(reason -> " " + reason).orElse(""));
    }

    /** A command was confirmed in a transaction that is not committed yet. */
    record Confirmed(Command command) {}
}
