package org.hearth.commands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hearth.broker.Broker;
import org.hearth.broker.Patience;
import org.hearth.broker.Payload;
import org.hearth.devices.Adapter;
import org.hearth.devices.Adapters;
import org.hearth.devices.Device;
import org.hearth.devices.DeviceChanged;
import org.hearth.devices.DeviceReachable;
import org.hearth.devices.Devices;
import org.hearth.devices.Operation;
import org.hearth.devices.Standing;
import org.hearth.devices.Uptimes;
import org.hearth.identity.Rights;
import org.hearth.identity.RightsChanged;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.jboss.logging.Logger;

/**
 * Sends what was committed, one command after the other for each device, and gives up what is not answered in time. The
 * broker never queues a command: what cannot go now waits here, and its deadline with it.
 */
@ApplicationScoped
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final long NO_BOOT = -1;

    private final Map<String, Long> deadlines = new ConcurrentHashMap<>();

    /** Commands that may be at the device, and the boot they are for; none knows what another boot did. */
    private final Map<String, Long> away = new ConcurrentHashMap<>();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("command-deadlines").daemon().unstarted(work));
    private final Broker broker;
    private final Devices devices;
    private final Uptimes uptimes;
    private final Adapters adapters;
    private final OlderOrders older;
    private final Lanes lanes;
    private final CommandTable table;
    private final KnownCommands known;
    private final Endings endings;
    private final Journal journal;
    private final Rights rights;
    private final Ulid ids;
    private final InstantSource clock;

    Dispatcher(
            Broker broker,
            Devices devices,
            Uptimes uptimes,
            Adapters adapters,
            OlderOrders older,
            Lanes lanes,
            CommandTable table,
            KnownCommands known,
            Endings endings,
            Journal journal,
            Rights rights,
            Ulid ids,
            InstantSource clock) {
        this.broker = broker;
        this.devices = devices;
        this.lanes = lanes;
        this.uptimes = uptimes;
        this.adapters = adapters;
        this.older = older;
        this.table = table;
        this.known = known;
        this.endings = endings;
        this.journal = journal;
        this.rights = rights;
        this.ids = ids;
        this.clock = clock;
    }

    /** After a restart: what the database calls sent may have run, so it is asked for again under the same id. */
    void resume(@Observes @Priority(Devices.AFTER_LOADED) StartupEvent started) {
        for (Command newest : table.newest()) {
            known.keep(newest);
            ids.after(newest.id());
        }
        for (Command command : table.open()) {
            known.keep(command);
            if (command.state() instanceof CommandState.Sent) away.put(command.id(), bootOf(command));
            watch(command, left(command));
            refuse(command);
        }
    }

    /**
     * The boot that a command was sent to: that in which the gateway last heard the device. The device may have restarted in
     * between, which is no matter for a value that is set again; a pulse would happen twice, so it is not sent again.
     */
    private long bootOf(Command sent) {
        if (sent.action().operation() == Operation.PULSE) return NO_BOOT;
        return devices.find(sent.device()).map(heard -> heard.session().boot()).orElse(NO_BOOT);
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
    }

    /**
     * Of many what can go leaves first, and is told of afterwards. One alone is told of at once: afterwards its lane may be taken by its own answer, and
     * who asked for it would wait.
     */
    void accepted(@Observes CommandsQueued queued) {
        boolean isAlone = queued.commands().size() == 1;
        for (Command command : queued.commands()) {
            // In this order: one whose time is over is given up at once, and has to be known by then.
            if (isAlone) endings.publish(command);
            else known.keep(command);
            watch(command, left(command));
            if (!refuse(command)) leave(command);
        }
        if (!isAlone) queued.commands().forEach(this::tell);
    }

    private void leave(Command command) {
        try {
            dispatch(command);
        } catch (RuntimeException e) {
            // It is accepted, and this is nobody's answer any more; its deadline ends it.
            LOG.warnf("device %s: command %s could not be sent: %s", command.device(), command.id(), e.getMessage());
        }
    }

    /** Unless more has become of it meanwhile: then that was told. */
    private void tell(Command command) {
        synchronized (lanes.of(command.device())) {
            known.findOpen(command.id())
                    .filter(open -> open.state().equals(command.state()))
                    .ifPresent(endings::publish);
        }
    }

    /** A gateway that stood still since it accepted the command has that much less time; a clock that was set back gives no more. */
    private Duration left(Command command) {
        Duration whole = Duration.between(command.queuedAt(), command.expiresAt());
        Duration now = Duration.between(clock.instant(), command.expiresAt());
        return now.compareTo(whole) < 0 ? now : whole;
    }

    /** What waits for a device that may not take part any more is not kept for it. */
    void changed(@Observes DeviceChanged change) {
        if (!change.device().standing().admitted())
            known.openOf(change.device().id()).forEach(this::refuse);
    }

    /** What waits in the name of somebody who may not have it any more is not kept either. */
    void changed(@Observes RightsChanged change) {
        known.open().stream().filter(command -> isOf(change, command.cause())).forEach(this::refuse);
    }

    private static boolean isOf(RightsChanged change, Cause wish) {
        UUID person = wish.accountId();
        return person == null ? wish.kind() == CauseKind.PERSON : change.isOf(person);
    }

    /** Takes back a command that waits for what cannot be any more; true if that is so. */
    private boolean refuse(Command command) {
        String reason = devices.find(command.device())
                .map(Device::standing)
                .map(Dispatcher::why)
                .orElse("device-removed");
        if (reason.isEmpty() && !isStillWanted(command)) reason = "right-ended";
        String because = reason;
        if (reason.isEmpty() || !(command.state() instanceof CommandState.Queued waiting)) return false;
        timer.execute(() -> Patience.untilDatabaseAnswers(
                "command " + command.id(), () -> endings.end(command, waiting.takenBack(clock.instant(), because))));
        return true;
    }

    /**
     * Of what no person wanted nobody has the right; whoever made a schedule is asked when it fires. A person who is not said any more was
     * removed.
     */
    private boolean isStillWanted(Command command) {
        if (command.cause().kind() != CauseKind.PERSON) return true;
        UUID person = command.cause().accountId();
        return person != null && rights.of(person).operates(command.device());
    }

    void reachable(@Observes DeviceReachable device) {
        known.openOf(device.device()).forEach(this::dispatch);
    }

    private static String why(Standing standing) {
        if (standing.admitted()) return "";
        return "REMOVED".equals(standing.reason()) ? "device-removed" : "device-disabled";
    }

    private void watch(Command command, Duration left) {
        deadlines.put(command.id(), System.nanoTime() + left.toNanos());
        timer.schedule(() -> giveUp(command.id()), Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    }

    private void dispatch(Command command) {
        Adapter adapter = adapters.find(command.device()).orElse(null);
        if (adapter != null) {
            dispatch(command, adapter);
            return;
        }
        synchronized (lanes.of(command.device())) {
            Optional<Uptimes.Mark> clockOfDevice = uptimes.find(command.device());
            Long deadline = deadlines.get(command.id());
            if (clockOfDevice.isEmpty() || deadline == null || deadline - System.nanoTime() <= 0) return;
            Long boot = away.get(command.id());
            // It may have run before the device restarted, and that boot's list of duplicates is gone with it.
            if (boot != null && boot != clockOfDevice.get().boot()) return;
            known.findOpen(command.id()).flatMap(this::markSent).ifPresent(going -> {
                away.put(going.id(), clockOfDevice.get().boot());
                boolean first = boot == null;
                ObjectNode payload = payload(going, clockOfDevice.get(), deadline);
                watch(going, broker.send(going.device(), "commands/control", payload), first);
            });
        }
    }

    /** Such a device keeps no deadline and knows no duplicate: it is told once, and only while it is there. */
    private void dispatch(Command command, Adapter adapter) {
        synchronized (lanes.of(command.device())) {
            Long deadline = deadlines.get(command.id());
            boolean isThere = devices.find(command.device())
                    .map(device -> device.presence().online())
                    .orElse(false);
            if (!isThere || deadline == null || deadline - System.nanoTime() <= 0 || away.containsKey(command.id()))
                return;
            Adapter.Part part = adapter.part(command.capability()).orElse(null);
            if (part == null) return;
            known.findOpen(command.id()).flatMap(this::markSent).ifPresent(going -> {
                away.put(going.id(), NO_BOOT);
                watch(going, older.send(adapter, part, going), true);
            });
        }
    }

    private void watch(Command going, CompletionStage<Void> sending, boolean first) {
        sending.whenComplete((written, failure) -> {
            if (failure == null) return;
            LOG.warnf(
                    "device %s: command %s could not be handed to the broker: %s",
                    going.device(), going.id(), failure.getMessage());
            // Without an answer in time it may have got through; any other failure is told before a byte leaves.
            if (first && !(failure instanceof TimeoutException)) away.remove(going.id());
        });
    }

    /** One that waited is written as sent before it is; nothing if it has ended meanwhile, or its person's right has. */
    private Optional<Command> markSent(Command command) {
        if (!(command.state() instanceof CommandState.Queued queued))
            return Optional.of(command).filter(this::isStillWanted);
        if (refuse(command)) return Optional.empty();
        Command moved = command.with(queued.sent(clock.instant()));
        if (!journal.write(List.of(table.move(moved, CommandStateName.QUEUED)), List.of())) return Optional.empty();
        endings.publish(moved);
        return Optional.of(moved);
    }

    /**
     * {@code commands/control} as the contract wants it.
     *
     * @param deadline on our monotonic clock, {@link System#nanoTime()}
     */
    static ObjectNode payload(Command command, Uptimes.Mark clockOfDevice, long deadline) {
        ObjectNode payload = Payload.compose()
                .put("id", command.id())
                .put("cap", command.capability())
                .put("op", command.action().operation().wire());
        if (command.value() != null) payload.set("val", command.value());
        if (command.action().milliseconds() != null)
            payload.put("ms", command.action().milliseconds());
        payload.put("boot", clockOfDevice.boot()).put("until_ms", clockOfDevice.at(deadline));
        FiringId.of(command).ifPresent(firing -> payload.put("fid", firing));
        return payload;
    }

    private void giveUp(String id) {
        Patience.untilDatabaseAnswers(
                "deadline of command " + id, () -> known.findOpen(id).ifPresent(this::expire));
        deadlines.remove(id);
        away.remove(id);
    }

    private void expire(Command command) {
        synchronized (lanes.of(command.device())) {
            known.findOpen(command.id()).ifPresent(open -> endings.end(open, expired(open)));
        }
    }

    private CommandState.Ended expired(Command command) {
        return switch (command.state()) {
            case CommandState.Queued queued -> queued.expired(clock.instant());
            case CommandState.Sent sent ->
                away.containsKey(command.id()) ? sent.expired(clock.instant()) : sent.neverSent(clock.instant());
            case CommandState.Ended end -> end;
        };
    }
}
