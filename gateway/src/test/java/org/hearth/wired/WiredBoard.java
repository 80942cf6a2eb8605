package org.hearth.wired;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.gpio.SimulatedLines;
import org.jspecify.annotations.Nullable;

/** A whole device that keeps its pins and checks them in the handshake, for tests of other rooms: one relay on lines of its own. */
public final class WiredBoard implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WIRING = """
            {"v":1,"model":"One relay","lines":[{"id":"relay1","line":17}]}""";

    private final Vertx vertx;
    private final Path folder;
    private DeviceEnrolment enrolment;
    private @Nullable PinsRuns runs;

    /** Takes what it keeps from this folder, and into it. */
    public WiredBoard(Vertx vertx, Path folder, String code) {
        this.vertx = vertx;
        this.folder = folder;
        this.enrolment = DeviceEnrolment.read(code);
    }

    public String id() {
        return enrolment.id();
    }

    /** The password its code bore. */
    public String secret() {
        return enrolment.secret();
    }

    /** Begins anew with another code. */
    public WiredBoard enrolledBy(String code) {
        enrolment = DeviceEnrolment.read(code);
        return this;
    }

    /** Runs, and tries to connect. */
    public WiredBoard start() {
        try {
            Files.createDirectories(folder);
            Path wiring = Files.writeString(folder.resolve("wiring-file.json"), WIRING);
            PinsRuns begun = new PinsRuns(
                    vertx,
                    enrolment,
                    present -> Optional.empty(),
                    new PinsRuns.Site(
                            Wiring.read(wiring),
                            new SimulatedLines(),
                            new Keepsakes(folder.resolve("state")),
                            "host",
                            "1"),
                    new SignOfLife(Optional.empty()));
            Thread.ofVirtual().start(begun::work);
            await().atMost(PATIENCE).until(() -> begun.device() != null);
            runs = begun;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isOnline() {
        return runs != null && device().isOnline();
    }

    /** How often it has begun to connect since it was started. */
    public int attempts() {
        return device().attempts();
    }

    @Override
    public void close() {
        if (runs != null) runs.end();
        runs = null;
    }

    private PinsDevice device() {
        return Objects.requireNonNull(Objects.requireNonNull(runs).device());
    }
}
