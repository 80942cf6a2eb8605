package org.hearth.wired;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.gpio.HeaderLines;
import org.hearth.gpio.LineRefused;
import org.hearth.gpio.Lines;
import org.hearth.gpio.SimulatedLines;
import org.jboss.logging.Logger;

/**
 * The role pins: this application as one device, without database, HTTP, scheduler or container of beans. Nothing of the role
 * gateway is even loaded.
 */
public final class PinsRole {
    private static final Logger LOG = Logger.getLogger(PinsRole.class);
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final PinsSettings settings;
    private final SignOfLife alive;

    private PinsRole(PinsSettings settings) {
        this.settings = settings;
        this.alive = new SignOfLife(settings.aliveFile());
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
        Wiring wiring = settings.wiring().map(Wiring::read).orElse(Wiring.NONE);
        Keepsakes keepsakes = new Keepsakes(required(settings.state(), "state"));
        Lines lines = lines();
        CodeFile codes =
                new CodeFile(required(settings.codeFile(), "code-file"), settings.device(), settings.brokerHost());
        DeviceEnrolment enrolment = codes.await(alive);
        // The C library knows names of the local network (.local); Vert.x' own resolver does not.
        System.setProperty("vertx.disableDnsResolver", "true");
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        PinsRuns runs = new PinsRuns(
                vertx,
                enrolment,
                codes::successor,
                new PinsRuns.Site(wiring, lines, keepsakes, hardware(), version()),
                alive);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            runs.end();
            end(vertx);
        }));
        runs.work();
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

    /** The goodbye has to leave before the process does. */
    private static void end(Vertx vertx) {
        try {
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
