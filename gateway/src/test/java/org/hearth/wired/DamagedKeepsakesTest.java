package org.hearth.wired;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.broker.PinSet;
import org.hearth.gpio.SimulatedLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the device cannot do without ends its start when it is damaged: it is not taken for something that was never there. */
class DamagedKeepsakesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
    private final SimulatedLines lines = new SimulatedLines();

    @AfterEach
    void end() {
        vertx.close();
    }

    /** An old number would come again, and an old command with it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{\"v\":1,\"boot\":", "{\"v\":1}", "{\"v\":2,\"boot\":41}"})
    void aDamagedNumberOfTheLastRunEndsTheStart(String damaged) throws Exception {
        startFails("boot.json", damaged);
    }

    @Test
    void aDamagedWiringEndsTheStart() throws Exception {
        startFails("wiring.json", "{\"v\":1,\"lines\":[");
    }

    private void startFails(String name, String damaged) throws IOException {
        Files.writeString(folder.resolve(name), damaged);
        PinsRuns runs = new PinsRuns(
                vertx,
                ENROLMENT,
                present -> Optional.empty(),
                new PinsRuns.Site(Wiring.NONE, lines, new Keepsakes(folder), "host", "1"),
                new SignOfLife(Optional.empty()));

        CompletableFuture<Void> work = CompletableFuture.runAsync(runs::work);

        try {
            assertThat(work).failsWithin(PATIENCE).withThrowableThat().withMessageContaining("remove " + name);
        } finally {
            runs.end();
        }

        assertThat(folder.resolve(name)).hasContent(damaged);
    }
}
