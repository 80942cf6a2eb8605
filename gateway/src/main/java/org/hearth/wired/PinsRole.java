package org.hearth.wired;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.broker.Payload;
import org.hearth.gpio.HeaderLines;
import org.hearth.gpio.LineRefused;
import org.hearth.gpio.LineState;
import org.hearth.gpio.Lines;
import org.hearth.gpio.SimulatedLines;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The role pins: this application as one device, without database, HTTP, scheduler or container of beans. Nothing of the role
 * gateway is even loaded.
 */
public final class PinsRole {
    private static final Logger LOG = Logger.getLogger(PinsRole.class);
    private static final Duration GOODBYE = Duration.ofSeconds(3);
    private static final Duration CODE_POLL = Duration.ofSeconds(1);

    private final PinsSettings settings;

    private PinsRole(PinsSettings settings) {
        this.settings = settings;
    }

    /**
     * Runs until the process is told to end.
     *
     * @return the exit code, where it cannot begin
     */
    public static int run() {
        try {
            PinsSettings settings = new SmallRyeConfigBuilder()
                    .addDefaultSources()
                    .addDefaultInterceptors()
                    .withMapping(PinsSettings.class)
                    .build()
                    .getConfigMapping(PinsSettings.class);
            new PinsRole(settings).work();
            return 0;
        } catch (IllegalArgumentException | IllegalStateException | LineRefused e) {
            LOG.errorf("the lines cannot be a device: %s", e.getMessage());
            return 1;
        }
    }

    private void work() {
        Wiring wiring = Wiring.read(required(settings.wiring(), "wiring"));
        Keepsakes keepsakes = new Keepsakes(required(settings.state(), "state"));
        Lines lines = lines();
        long boot = begin(keepsakes);
        tell(wiring, lines, keepsakes);
        DeviceEnrolment enrolment = enrolment(required(settings.codeFile(), "code-file"));
        // The C library knows names of the local network (.local); Vert.x' own resolver does not.
        System.setProperty("vertx.disableDnsResolver", "true");
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("pins").factory());
        PinsDevice device = new PinsDevice(
                vertx, thread, enrolment, new PinsDevice.Place(wiring, lines, keepsakes, boot, hardware(), version()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end(thread, device, vertx);
            lines.close();
            Released.note(keepsakes);
        }));
        device.open();
        LOG.infof(
                "device %s: run %d with %d lines",
                enrolment.id(), boot, wiring.wires().size());
        park();
    }

    private static void park() {
        while (!Thread.currentThread().isInterrupted()) LockSupport.park();
    }

    private Lines lines() {
        return switch (settings.lines()) {
            case "simulated" -> new SimulatedLines();
            case "header" -> HeaderLines.find(settings.chips());
            default ->
                throw new IllegalArgumentException(
                        "hearth.pins.lines is \"" + settings.lines() + "\": allowed are header and simulated");
        };
    }

    /** The number of this run. Without it a command could be taken for one of a run before, so a full disk ends the start. */
    private static long begin(Keepsakes keepsakes) {
        long boot = 1;
        try {
            Payload kept = keepsakes.load("boot").orElse(null);
            if (kept != null) boot = kept.integer("boot", 0, Integer.MAX_VALUE) + 1;
        } catch (ContractViolation damaged) {
            throw new IllegalStateException("the number of the last run cannot be read: remove boot.json");
        }
        if (!keepsakes.save("boot", Payload.compose().put("boot", boot)))
            throw new IllegalStateException("the state folder cannot be written");
        return boot;
    }

    /** What the lines did while nobody held them, before any is claimed. */
    private static void tell(Wiring wiring, Lines lines, Keepsakes keepsakes) {
        LOG.info(Released.tell(keepsakes));
        for (Wiring.Wire wire : wiring.wires()) {
            LineState state = lines.look(wire.line().offset());
            String drives = state.level() == null ? "" : state.level() ? ", high" : ", low";
            LOG.infof(
                    "%s on line %d %s: found as an %s%s",
                    wire.capability().id(),
                    state.offset(),
                    state.name(),
                    state.isOutput() ? "output" : "input",
                    drives);
        }
    }

    private DeviceEnrolment enrolment(Path file) {
        for (boolean told = false; ; told = true) {
            DeviceEnrolment found = find(file);
            if (found != null) return found;
            if (!told) LOG.infof("waiting for an enrolment code in %s", file);
            LockSupport.parkNanos(CODE_POLL.toNanos());
        }
    }

    private @Nullable DeviceEnrolment find(Path file) {
        if (!Files.exists(file)) return null;
        try {
            for (String line : List.copyOf(Files.readAllLines(file))) {
                if (line.isBlank()) continue;
                DeviceEnrolment read = DeviceEnrolment.read(line);
                if (settings.device().map(read.id()::equals).orElse(true)) return read;
            }
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("the enrolment code " + file + " cannot be read", e);
        }
    }

    /** The goodbye has to leave before the process does. */
    private static void end(ScheduledExecutorService thread, PinsDevice device, Vertx vertx) {
        thread.execute(device::close);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) thread.shutdownNow();
            vertx.close().toCompletionStage().toCompletableFuture().get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("the broker may not have heard the goodbye: %s", e.getMessage());
        }
    }

    private static <T> T required(Optional<T> value, String name) {
        return value.orElseThrow(() -> new IllegalArgumentException("hearth.pins." + name + " is not set"));
    }

    /** What the board calls itself, within the 40 characters that a device may use. */
    private static String hardware() {
        try {
            String model = Files.readString(Path.of("/proc/device-tree/model"))
                    .replace("\0", "")
                    .strip();
            return model.substring(0, Math.min(model.length(), 40));
        } catch (IOException noBoard) {
            return "host";
        }
    }

    private static String version() {
        String version = PinsRole.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }
}
