package org.hearth.wired;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.broker.Payload;
import org.hearth.broker.PinSet;
import org.hearth.gpio.SimulatedLines.Edge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread of the device, where no broker is needed. */
class PinsDeviceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WIRING = """
            {"v":1,"lines":[
              {"id":"relay1","line":17,"max_on_s":1},
              {"id":"button1","kind":"button","line":22,"toggles":"relay1"}]}""";

    /** Nobody listens on the port of discard. */
    private static final DeviceEnrolment ENROLMENT = new DeviceEnrolment(
            "pins",
            "secret",
            List.of("localhost"),
            9,
            0,
            "hearth",
            new PinSet(List.of("sha256:" + "a1".repeat(32))),
            "0");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final BrittleLines lines = new BrittleLines();
    private Keepsakes keepsakes;
    private Wiring first;

    @BeforeEach
    void prepare() throws Exception {
        keepsakes = new Keepsakes(folder);
        first = Wiring.of(Payload.read(WIRING.getBytes(StandardCharsets.UTF_8), 1_000), "bench");
    }

    @AfterEach
    void end() {
        thread.shutdownNow();
        vertx.close();
    }

    @Test
    void aStepThatFailedIsNotTheLast() {
        begin();
        lines.whole.apply(22, false);
        await().atMost(PATIENCE).until(() -> lines.whole.journal().contains(new Edge(17, true)));
        lines.failure = new IllegalStateException("nobody expects this");
        await().atMost(PATIENCE).until(() -> lines.failures.get() > 0);

        lines.failure = null;

        await().atMost(PATIENCE).until(() -> lines.whole.journal().contains(new Edge(17, false)));
    }

    @Test
    void anEdgeAfterTheEndDisturbsNobody() {
        begin();
        thread.shutdown();

        assertThatCode(() -> lines.whole.apply(22, false)).doesNotThrowAnyException();
    }

    private void begin() {
        Wirings wirings = new Wirings(keepsakes, "0", lines, first);
        new PinsDevice(
                        vertx,
                        thread,
                        ENROLMENT,
                        new PinsDevice.Place(wirings, lines, keepsakes, 1, "host", "1"),
                        () -> {})
                .open();
    }
}
