package org.hearth.commands;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Uptimes;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;

/**
 * Keeper of commands: the one way to order something of a device, whoever wants it. Any number of threads may hold it.
 */
@ApplicationScoped
public class Commands {
    private final Devices devices;
    private final Uptimes uptimes;
    private final CommandTable table;
    private final KnownCommands known;
    private final Ulid ids;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<CommandQueued> queued;

    Commands(
            Devices devices,
            Uptimes uptimes,
            CommandTable table,
            KnownCommands known,
            Ulid ids,
            Journal journal,
            InstantSource clock,
            Event<CommandQueued> queued) {
        this.devices = devices;
        this.uptimes = uptimes;
        this.table = table;
        this.known = known;
        this.ids = ids;
        this.journal = journal;
        this.clock = clock;
        this.queued = queued;
    }

    /**
     * Accepts an order. It is committed with the caller's transaction, or with one of its own, and sent after that commit.
     *
     * @return the command, which will have exactly one end
     * @throws org.hearth.problems.ProblemException if the device can never do it, or is offline and the order does not wait
     */
    public Command send(Order order) {
        Device device = devices.require(order.device());
        order.check(device);
        if (!device.presence().online() && !order.waits())
            throw new Problem.Conflict(
                            "device-offline", device.name() + " is offline, so nothing was sent and nothing will be.")
                    .thrown();
        Instant now = clock.instant();
        Command command = new Command(
                ids.next(),
                order.device(),
                order.capability(),
                order.operation(),
                order.value(),
                canGoNow(device) ? new CommandState.Queued().sent(now) : new CommandState.Queued(),
                false,
                now,
                now.plus(order.timeToLive()),
                order.cause());
        QuarkusTransaction.joiningExisting().run(() -> {
            table.insert(command);
            journal.append(JournalEntry.of(now, JournalVerb.COMMAND_QUEUED, order.cause(), device.id(), device.name())
                    .about(order.capability(), order.value())
                    .with(command.id()));
            queued.fire(new CommandQueued(command));
        });
        return known.findOpen(command.id()).orElse(command);
    }

    /**
     * Written as sent in the same commit, because it leaves right after it: what the database calls queued was surely not
     * sent, and that is all a restart has to go by.
     */
    private boolean canGoNow(Device device) {
        return device.presence().online() && uptimes.find(device.id()).isPresent();
    }

    /**
     * The command of this id.
     *
     * @throws org.hearth.problems.ProblemException if there is none
     */
    public Command require(String id) {
        return known.find(id).or(() -> table.find(id)).orElseThrow(() -> new Problem.NotFound("command", id).thrown());
    }

    /** The newest command of a capability. */
    public Optional<Command> newest(String device, String capability) {
        return known.newest(device, capability);
    }

    /** Commands of a device, newest first. */
    public List<Command> list(String device, int limit) {
        return table.list(devices.require(device).id(), limit);
    }
}
