package org.hearth.commands;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hearth.devices.Adapters;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Uptimes;
import org.hearth.journal.Cause;
import org.hearth.journal.Change;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of commands: the one way to order something of a device, whoever wants it. Any number of threads may hold it.
 */
@ApplicationScoped
public class Commands {
    private final Devices devices;
    private final Uptimes uptimes;
    private final Adapters adapters;
    private final CommandTable table;
    private final KnownCommands known;
    private final IdempotencyKeys keys;
    private final Endings endings;
    private final Ulid ids;
    private final Journal journal;
    private final InstantSource clock;
    private final Departures departures;

    Commands(
            Devices devices,
            Uptimes uptimes,
            Adapters adapters,
            CommandTable table,
            KnownCommands known,
            IdempotencyKeys keys,
            Endings endings,
            Ulid ids,
            Journal journal,
            InstantSource clock,
            Departures departures) {
        this.devices = devices;
        this.uptimes = uptimes;
        this.adapters = adapters;
        this.table = table;
        this.known = known;
        this.keys = keys;
        this.endings = endings;
        this.ids = ids;
        this.journal = journal;
        this.clock = clock;
        this.departures = departures;
    }

    /**
     * Accepts an order. It is committed with the caller's transaction, or by itself, and sent after that commit.
     *
     * @return the command, which will have exactly one end
     * @throws org.hearth.problems.ProblemException if the device can never do it, or cannot have it now and the order does not wait
     */
    public Command send(Order order) {
        Device device = able(order);
        Command command = command(order, device, null);
        journal.write(List.of(table.insertion(command)), List.of(entry(command, device)));
        return accepted(command);
    }

    /** Accepts an order once for each key; the second time its command is answered as far as it got. */
    Command send(Order order, @Nullable IdempotencyKey key) {
        if (key == null) return send(order);
        Optional<Command> earlier = keys.find(key).map(this::require);
        if (earlier.isPresent()) return earlier.get();
        Device device = able(order);
        Command command = command(order, device, null);
        boolean isFirst = journal.write(
                List.of(keys.claim(key, command.id()), table.insertion(command).afterFirst()),
                List.of(entry(command, device)));
        // Made twice at the same time: the other one was committed meanwhile.
        return isFirst ? accepted(command) : keys.find(key).map(this::require).orElseThrow();
    }

    /**
     * Accepts all of these, or none of them, in one statement. What cannot be done was sorted out before.
     *
     * @param rows keep the wish that they come from; the first decides
     * @param told tells of that wish
     * @return nothing if the first row was not written, and so nothing was
     */
    Optional<List<Command>> send(List<Order> orders, UUID batch, List<Change> rows, JournalEntry told) {
        List<Change> changes = new ArrayList<>(rows);
        List<JournalEntry> entries = new ArrayList<>(List.of(told));
        List<Command> made = new ArrayList<>();
        for (Order order : orders) {
            Device device = devices.require(order.device());
            Command command = command(order, device, batch);
            made.add(command);
            changes.add(table.insertion(command).afterFirst());
            entries.add(entry(command, device));
        }
        if (!journal.write(changes, entries)) return Optional.empty();
        return Optional.of(made.stream().map(this::accepted).toList());
    }

    /**
     * Takes back a command that still waits for its device.
     *
     * @throws org.hearth.problems.ProblemException if it was sent, or has ended
     */
    Command withdraw(String id, Cause cause) {
        Command command = require(id);
        if (command.state() instanceof CommandState.Queued waiting
                && endings.end(command, waiting.takenBack(clock.instant(), "withdrawn"), cause)) return require(id);
        throw new Problem.Conflict(
                        "command-not-waiting", "The command is not waiting any more, so it cannot be taken back.")
                .thrown();
    }

    private Device able(Order order) {
        Device device = devices.require(order.device());
        order.check(device);
        order.obstacle(device).ifPresent(obstacle -> {
            throw obstacle.thrown();
        });
        return device;
    }

    private Command command(Order order, Device device, @Nullable UUID batch) {
        Instant now = order.at() == null ? clock.instant() : order.at();
        boolean goesAtOnce = canGoNow(device);
        return new Command(
                ids.next(),
                order.device(),
                order.capability(),
                adapters.find(device.id())
                        .map(adapter -> adapter.really(order.capability(), order.action()))
                        .orElse(order.action()),
                goesAtOnce ? new CommandState.Queued().sent(now) : new CommandState.Queued(),
                false,
                now,
                order.expiry(now, goesAtOnce),
                order.cause(),
                batch);
    }

    private static JournalEntry entry(Command command, Device device) {
        return JournalEntry.of(
                        command.queuedAt(), JournalVerb.COMMAND_QUEUED, command.cause(), device.id(), device.name())
                .about(command.capability(), command.value())
                .with(command.id());
    }

    private Command accepted(Command command) {
        departures.add(command);
        return known.findOpen(command.id()).orElse(command);
    }

    /**
     * Written as sent in the same commit, because it leaves right after it: what the database calls queued was surely not
     * sent, and that is all a restart has to go by.
     */
    private boolean canGoNow(Device device) {
        // Of an older device no clock is known, ever.
        return device.presence().online()
                && (uptimes.find(device.id()).isPresent()
                        || adapters.find(device.id()).isPresent());
    }

    /**
     * The command of this id.
     *
     * @throws org.hearth.problems.ProblemException if there is none
     */
    public Command require(String id) {
        return known.find(id).or(() -> table.find(id)).orElseThrow(() -> new Problem.NotFound("command", id).thrown());
    }

    /** The commands of these ids, by id, as far as they got. */
    public Map<String, Command> find(Collection<String> ids) {
        Map<String, Command> found = new HashMap<>();
        for (Command command : table.find(ids))
            found.put(command.id(), known.find(command.id()).orElse(command));
        return found;
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
