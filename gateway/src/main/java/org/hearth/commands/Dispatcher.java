package org.hearth.commands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hearth.broker.Broker;
import org.hearth.broker.Patience;
import org.hearth.broker.Payload;
import org.hearth.devices.DeviceReachable;
import org.hearth.devices.Uptimes;
import org.jboss.logging.Logger;

/**
 * Sends what was committed, one command after the other for each device, and gives up what is not answered in time. The
 * broker never queues a command: what cannot go now waits here, and its deadline with it.
 */
@ApplicationScoped
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int AFTER_DEVICES = 2_000;

    private final Map<String, Object> lanes = new ConcurrentHashMap<>();
    private final Map<String, Long> deadlines = new ConcurrentHashMap<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("command-deadlines").daemon().unstarted(work));
    private final Broker broker;
    private final Uptimes uptimes;
    private final CommandTable table;
    private final KnownCommands known;
    private final Endings endings;
    private final InstantSource clock;

    Dispatcher(
            Broker broker,
            Uptimes uptimes,
            CommandTable table,
            KnownCommands known,
            Endings endings,
            InstantSource clock) {
        this.broker = broker;
        this.uptimes = uptimes;
        this.table = table;
        this.known = known;
        this.endings = endings;
        this.clock = clock;
    }

    /** After a restart: what the database calls sent may have run, so it is asked for again under the same id. */
    void resume(@Observes @Priority(AFTER_DEVICES) StartupEvent started) {
        table.newest().forEach(known::keep);
        for (Command command : table.open()) {
            known.keep(command);
            if (command.state() instanceof CommandState.Sent) sent.add(command.id());
            Duration life = Duration.between(command.queuedAt(), command.expiresAt());
            Duration left = Duration.between(clock.instant(), command.expiresAt());
            // The clock may have been set meanwhile: nothing lives longer than it was meant to.
            watch(command, left.compareTo(life) < 0 ? left : life);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
    }

    void accepted(@Observes(during = TransactionPhase.AFTER_SUCCESS) CommandQueued queued) {
        Command command = queued.command();
        watch(command, Duration.between(command.queuedAt(), command.expiresAt()));
        endings.publish(command);
        dispatch(command);
    }

    void reachable(@Observes DeviceReachable device) {
        known.openOf(device.device()).forEach(this::dispatch);
    }

    private void watch(Command command, Duration left) {
        deadlines.put(command.id(), System.nanoTime() + left.toNanos());
        timer.schedule(() -> giveUp(command.id()), Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    }

    private void dispatch(Command command) {
        synchronized (lanes.computeIfAbsent(command.device(), id -> new Object())) {
            Optional<Uptimes.Mark> clockOfDevice = uptimes.find(command.device());
            Long deadline = deadlines.get(command.id());
            if (clockOfDevice.isEmpty() || deadline == null || deadline - System.nanoTime() <= 0) return;
            Command going = known.findOpen(command.id()).map(this::markSent).orElse(null);
            if (going == null) return;
            broker.send(going.device(), "commands/control", payload(going, clockOfDevice.get(), deadline))
                    .whenComplete((written, failure) -> {
                        if (failure == null) sent.add(going.id());
                        else
                            LOG.warnf(
                                    "device %s: command %s could not be handed to the broker: %s",
                                    going.device(), going.id(), failure.getMessage());
                    });
        }
    }

    /** One that waited is written as sent before it is. */
    private Command markSent(Command command) {
        if (!(command.state() instanceof CommandState.Queued queued)) return command;
        Command moved = command.with(queued.sent(clock.instant()));
        QuarkusTransaction.requiringNew().run(() -> table.move(moved, CommandStateName.QUEUED));
        endings.publish(moved);
        return moved;
    }

    private static ObjectNode payload(Command command, Uptimes.Mark clockOfDevice, long deadline) {
        ObjectNode payload = Payload.compose()
                .put("id", command.id())
                .put("cap", command.capability())
                .put("op", command.operation().wire());
        if (command.value() != null) payload.set("val", command.value());
        return payload.put("boot", clockOfDevice.boot()).put("until_ms", clockOfDevice.at(deadline));
    }

    private void giveUp(String id) {
        Patience.untilDatabaseAnswers(
                "deadline of command " + id,
                () -> known.findOpen(id).ifPresent(command -> endings.end(command, expired(command))));
        deadlines.remove(id);
        sent.remove(id);
    }

    private CommandState.Ended expired(Command command) {
        return switch (command.state()) {
            case CommandState.Queued queued -> queued.expired(clock.instant());
            case CommandState.Sent away ->
                sent.contains(command.id()) ? away.expired(clock.instant()) : away.neverSent(clock.instant());
            case CommandState.Ended end -> end;
        };
    }
}
