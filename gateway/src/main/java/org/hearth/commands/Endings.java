package org.hearth.commands;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.StateReported;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;

/** Gives each command its one end; the database decides when two ends come at the same time. */
@ApplicationScoped
class Endings {
    /** A removal has some seconds for all it does. */
    private static final int MOST_AT_ONCE = 256;

    private final CommandTable table;
    private final KnownCommands known;
    private final Lanes lanes;
    private final Devices devices;
    private final Journal journal;
    private final Event<CommandChanged> changed;
    private final InstantSource clock;

    Endings(
            CommandTable table,
            KnownCommands known,
            Lanes lanes,
            Devices devices,
            Journal journal,
            Event<CommandChanged> changed,
            InstantSource clock) {
        this.table = table;
        this.known = known;
        this.lanes = lanes;
        this.devices = devices;
        this.journal = journal;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Ends a command, unless it has ended already.
     *
     * @return true if this is its end now
     */
    boolean end(Command command, CommandState.Ended end) {
        return end(command, end, command.cause());
    }

    /**
     * Ends a command, unless it has ended already; one that is taken back must not have been sent either.
     *
     * @param cause who ends it, and why
     * @return true if this is its end now
     */
    boolean end(Command command, CommandState.Ended end, Cause cause) {
        Command ended = command.with(end);
        // What is kept and shown last is what was written last.
        synchronized (lanes.of(command.device())) {
            boolean moved =
                    journal.write(List.of(table.move(ended, from(end))), List.of(entry(ended, end.at(), cause)));
            if (moved) publish(ended);
            // Another end came first, or ours was committed and the answer got lost: the database knows.
            else table.find(command.id()).ifPresent(this::publish);
            return moved;
        }
    }

    /**
     * Ends what waits in the name of a person who loses every right, in the caller's transaction. What somebody else moves on in this moment is
     * left to them, and so is what comes after {@link #MOST_AT_ONCE}: nothing of it can leave, because of nobody's right.
     */
    void takeBackAll(UUID person) {
        for (Command waiting : table.lockWaiting(person, MOST_AT_ONCE)) {
            Command ended = waiting.with(new CommandState.Queued().takenBack(clock.instant(), "right-ended"));
            journal.write(
                    List.of(table.move(ended, CommandStateName.QUEUED)),
                    List.of(entry(ended, clock.instant(), ended.cause())));
        }
    }

    private static CommandStateName[] from(CommandState.Ended end) {
        return switch (end) {
            case CommandState.AcknowledgedLate late -> new CommandStateName[] {CommandStateName.EXPIRED_UNCONFIRMED};
            case CommandState.ExpiredUnsent unsent
            when unsent.because() != null -> new CommandStateName[] {CommandStateName.QUEUED};
            default -> new CommandStateName[] {CommandStateName.QUEUED, CommandStateName.SENT};
        };
    }

    /** Keeps and shows a command that was committed as it is now. */
    void publish(Command command) {
        changed.fire(new CommandChanged(known.keep(command)));
    }

    /** The device acknowledged a command and now reports the state it asked for: that is what people call confirmed. */
    void confirm(@Observes StateReported report) {
        known.find(report.commandId())
                .or(() -> table.find(report.commandId()))
                .filter(command -> agrees(command, report.device()))
                .ifPresent(command -> {
                    report.with().accept(table.confirmation(command.id()));
                    report.afterwards().accept(() -> publish(command.confirmedNow()));
                });
    }

    private static boolean agrees(Command command, Device device) {
        boolean acknowledged = command.state() instanceof CommandState.Acknowledged
                || command.state() instanceof CommandState.AcknowledgedLate;
        return acknowledged && !command.confirmed() && command.device().equals(device.id()) && reports(device, command);
    }

    /** A pulse asks for no lasting state: that the device tells its state because of it is all there is to see. */
    private static boolean reports(Device device, Command command) {
        return command.value() == null || device.reports(command.capability(), command.value());
    }

    private JournalEntry entry(Command command, Instant at, Cause cause) {
        String name = devices.find(command.device()).map(Device::name).orElse(command.device());
        return JournalEntry.of(at, JournalVerb.COMMAND_ENDED, cause.by(command.id()), command.device(), name)
                .about(command.capability(), command.value())
                .with(CommandStateName.of(command.state()).name()
                        + command.state().reason().map(reason -> " " + reason).orElse(""));
    }
}
