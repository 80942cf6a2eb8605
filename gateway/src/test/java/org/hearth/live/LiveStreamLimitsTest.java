package org.hearth.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hearth.devices.Device;
import org.hearth.devices.DeviceChanged;
import org.hearth.devices.Devices;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.LiveWatcher;
import org.hearth.house.Newcomer;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that are too many, or too slow: the gateway stays within what it declared, and everybody else goes on. */
@QuarkusTest
@QuarkusTestResource(House.class)
class LiveStreamLimitsTest {
    /** Events that the sockets of this machine may hold beside the 1,024 that wait in the gateway. */
    private static final int ENOUGH_TO_CLOSE = 20_000;

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Boards boards;

    @Inject
    LiveStreams streams;

    @Inject
    Devices devices;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void nobodyLooks() {
        assertThat(streams.isFullFor(Owner.caller())).isFalse();
        await().atMost(SOON).until(() -> open() == 0);
    }

    @Test
    void aPageThatDoesNotReadIsClosedBeforeMuchWaitsForItAndTheOthersGoOn() throws IOException {
        try (TestDevice board = boards.newBoard().start();
                LiveWatcher page = new LiveWatcher(Owner.token());
                Socket sleeper = sleeper(Owner.newToken())) {
            Owner.awaits(board);
            await().until(() -> open() == 2);
            Device device = devices.require(board.id());

            int told = 0;
            for (; open() == 2 && told < ENOUGH_TO_CLOSE; told += 200) {
                for (int i = 0; i < 200; i++) streams.changed(new DeviceChanged(device));
                int all = told;
                await().atMost(SOON).until(() -> page.told("device").size() >= all);
            }

            assertThat(told).isLessThan(ENOUGH_TO_CLOSE);
            assertThat(hasEnded(sleeper)).isTrue();
            assertThat(page.isEnded()).isFalse();
        }
    }

    @Test
    void ofTheManyPagesOfOneSessionTheOldestGivesWay() {
        String token = Owner.newToken();
        List<LiveWatcher> pages = new ArrayList<>();
        try (LiveWatcher other = new LiveWatcher(Owner.token())) {
            await().until(() -> open() == 1);
            for (int i = 0; i < LivePlaces.OF_A_SESSION; i++) add(pages, token);

            pages.add(new LiveWatcher(token));

            await().atMost(SOON).until(() -> pages.getFirst().isEnded());
            assertThat(pages.subList(1, pages.size())).noneMatch(LiveWatcher::isEnded);
            assertThat(other.isEnded()).isFalse();
            assertThat(open()).isEqualTo(LivePlaces.OF_A_SESSION + 1);
        } finally {
            pages.forEach(LiveWatcher::close);
        }
    }

    @Test
    void ofTheManyPagesOfOneAccountTheOldestGivesWayWhateverItsSession() {
        Newcomer.joins("Gus", "GUEST");
        List<LiveWatcher> pages = new ArrayList<>();
        try {
            opens(pages, "Gus", LivePlaces.OF_AN_ACCOUNT);

            pages.add(new LiveWatcher(Newcomer.newToken("Gus")));

            await().atMost(SOON).until(() -> pages.getFirst().isEnded());
            assertThat(pages.subList(1, pages.size())).noneMatch(LiveWatcher::isEnded);
            assertThat(open()).isEqualTo(LivePlaces.OF_AN_ACCOUNT);
        } finally {
            pages.forEach(LiveWatcher::close);
        }
    }

    @Test
    void somePlacesAreForOwnersHoweverManyOthersLook() {
        for (String name : List.of("Ada", "Ben", "Cleo")) Newcomer.joins(name, "GUEST");
        List<LiveWatcher> pages = new ArrayList<>();
        try {
            opens(pages, "Ada", LivePlaces.OF_AN_ACCOUNT);
            opens(pages, "Ben", LivePlaces.ALL - LivePlaces.FOR_OWNERS - LivePlaces.OF_AN_ACCOUNT);

            assertThatThrownBy(() -> new LiveWatcher(Newcomer.newToken("Cleo"))).hasMessageContaining("503");
            pages.add(new LiveWatcher(Owner.token()));

            await().until(() -> open() == LivePlaces.ALL - LivePlaces.FOR_OWNERS + 1);
            assertThat(pages).noneMatch(LiveWatcher::isEnded);
        } finally {
            pages.forEach(LiveWatcher::close);
        }
    }

    @Test
    void inAllThereAreSixtyFourAndTheNextIsToldToComeBack() {
        for (String name : List.of("Olga", "Otto", "Orla")) Newcomer.joins(name, "OWNER");
        List<LiveWatcher> pages = new ArrayList<>();
        try {
            opens(pages, "Olga", LivePlaces.OF_AN_ACCOUNT);
            opens(pages, "Otto", LivePlaces.OF_AN_ACCOUNT);
            opens(pages, "Orla", LivePlaces.ALL - 2 * LivePlaces.OF_AN_ACCOUNT);

            assertThatThrownBy(() -> new LiveWatcher(Owner.token())).hasMessageContaining("503");
            assertThat(pages).noneMatch(LiveWatcher::isEnded);
        } finally {
            pages.forEach(LiveWatcher::close);
        }
    }

    /** Pages of one person, no more in a session than it may have. */
    private void opens(List<LiveWatcher> pages, String name, int many) {
        String token = "";
        for (int i = 0; i < many; i++) {
            if (i % LivePlaces.OF_A_SESSION == 0) token = Newcomer.newToken(name);
            add(pages, token);
        }
    }

    /** One after the other: the order in which the gateway takes them is that of their age. */
    private void add(List<LiveWatcher> pages, String token) {
        int all = open() + 1;
        pages.add(new LiveWatcher(token));
        await().until(() -> open() == all);
    }

    /** Reads what was on its way; a connection that is reset has ended as well. */
    private static boolean hasEnded(Socket socket) throws IOException {
        socket.setSoTimeout((int) SOON.toMillis());
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private int open() {
        return (int) meters.get("hearth.live.streams").gauge().value();
    }

    /** A page that asks, and never reads an event; its own machine keeps as little for it as it may. */
    private static Socket sleeper(String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        String request = "GET /api/v1/live HTTP/1.1\r\nHost: localhost:" + RestAssured.port
                + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
