package org.hearth.wired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.hearth.broker.DeviceEnrolment;
import org.hearth.broker.PinSet;
import org.hearth.devices.Devices;
import org.hearth.enrolment.Boards;
import org.hearth.gpio.SimulatedLines;
import org.hearth.gpio.SimulatedLines.Edge;
import org.hearth.house.House;
import org.hearth.trust.Certificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines as a device of a real gateway behind a real broker. */
@QuarkusTest
@QuarkusTestResource(House.class)
class PinsJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WIRING = """
            {"v":1,"model":"Relays on the Pi","lines":[
              {"id":"relay1","line":17},
              {"id":"relay2","line":27,"active":"low"},
              {"id":"button1","kind":"button","line":22,"toggles":"relay1"}]}""";

    @Inject
    Boards boards;

    @Inject
    Certificates certificates;

    @Inject
    Devices devices;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final SimulatedLines lines = new SimulatedLines();

    @AfterEach
    void end() {
        thread.shutdownNow();
        vertx.close();
    }

    @Test
    void aRestartOfTheBrokerMovesNoLine() throws Exception {
        String id = "pins-of-a-broken-broker";
        PinsDevice device = start(id, new PinSet(certificates.brokerPins()));
        await().atMost(PATIENCE).until(() -> isThere(id));
        press();
        await().atMost(PATIENCE).until(() -> lines.journal().contains(new Edge(17, true)));
        List<Edge> before = lines.journal();

        House.broker().kill();
        await().atMost(PATIENCE).until(() -> !onThread(device::isOnline));
        House.broker().start();
        await().atMost(PATIENCE).until(() -> onThread(device::isOnline));

        assertThat(lines.journal()).isEqualTo(before);
        await().atMost(PATIENCE).until(() -> isThere(id));
    }

    @Test
    void aBrokerThatIsNotPinnedHearsNothing() throws Exception {
        String id = "pins-before-a-stranger";
        PinsDevice device = start(id, new PinSet(List.of("sha256:" + "ab".repeat(32))));

        await().atMost(PATIENCE).until(() -> onThread(() -> device.attempts() >= 2));

        assertThat(onThread(device::isOnline)).isFalse();
        assertThat(isThere(id)).isFalse();
    }

    private PinsDevice start(String id, PinSet pins) throws Exception {
        DeviceEnrolment enrolment = new DeviceEnrolment(
                id, boards.secret(id), List.of("localhost"), House.broker().port(), "hearth", pins, "00000000");
        Path wiring = Files.writeString(folder.resolve("wiring.json"), WIRING);
        PinsDevice device = onThread(() -> new PinsDevice(
                vertx,
                thread,
                enrolment,
                new PinsDevice.Place(
                        Wiring.read(wiring), lines, new Keepsakes(folder.resolve("state")), 1, "host", "1")));
        device.open();
        return device;
    }

    private void press() {
        lines.apply(22, false);
    }

    private boolean isThere(String id) {
        return devices.find(id).orElseThrow().presence().online();
    }

    private <T> T onThread(java.util.concurrent.Callable<T> work) {
        try {
            return thread.submit(work).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
