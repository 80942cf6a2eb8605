package org.hearth.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hearth.devices.Device;
import org.hearth.devices.DeviceChanged;
import org.hearth.devices.Devices;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.LiveWatcher;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(House.class)
class LiveStreamTest {
    @Inject
    Boards boards;

    @Inject
    LiveStreams streams;

    @Inject
    Devices devices;

    @Test
    void beginsWithTheWholeHouseAndGoesOnWithWhatChanges() {
        try (TestDevice board = boards.newBoard().start();
                LiveWatcher page = new LiveWatcher(Owner.token())) {
            Owner.awaits(board);
            await().until(() -> !page.told().isEmpty());

            String id = Owner.orders(board, true).path("id");
            await().until(() -> commandStates(page, id).contains("ACKNOWLEDGED"));
            await().until(() -> Boolean.TRUE.equals(lastRelay(page, board)));

            assertThat(page.told().getFirst().name()).isEqualTo("snapshot");
            assertThat(page.told("snapshot")).hasSize(1);
            assertThat(page.told("snapshot").getFirst().getJsonObject("home").getString("zone"))
                    .isEqualTo("Europe/Athens");
            assertThat(commandStates(page, id)).startsWith("SENT").doesNotHaveDuplicates();
        }
    }

    @Test
    void numbersGrowAndTheLastWordIsTheNewestHoweverMuchIsToldAtOnce() {
        try (TestDevice board = boards.newBoard().start();
                TestDevice other = boards.newBoard().start();
                LiveWatcher page = new LiveWatcher(Owner.token())) {
            Owner.awaits(board);
            Owner.awaits(other);

            for (int i = 1; i <= 150; i++) {
                board.measure(i, i);
                other.measure(i, i);
                board.state(i % 2 == 1, "local");
                other.state(i % 2 == 1, "local");
            }
            board.state(true, "local");
            other.state(true, "local");
            await().until(() ->
                    board.committed().size() == 150 && other.committed().size() == 150);
            await().until(() -> isShownOn(board) && isShownOn(other));

            await().untilAsserted(() -> {
                assertThat(lastRelay(page, board)).isTrue();
                assertThat(lastRelay(page, other)).isTrue();
                assertThat(lastTemperature(page, board)).isEqualTo(150);
            });
            assertThat(page.told().stream().map(LiveWatcher.Told::id).toList())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void numbersGrowWhoeverTellsAtTheSameTime() throws Exception {
        List<Long> numbers = new CopyOnWriteArrayList<>();
        Cancellable page = streams.open(Owner.caller()).subscribe().with(event -> numbers.add(event.id()));
        try (ExecutorService tellers = Executors.newFixedThreadPool(4)) {
            for (int teller = 0; teller < 4; teller++)
                tellers.submit(() -> IntStream.range(0, 500).forEach(beat -> streams.beat()));
        }
        page.cancel();

        assertThat(numbers).hasSizeGreaterThan(2_000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anEventThatWasOvertakenTellsHowItIsNow() {
        try (TestDevice board = boards.newBoard().start();
                LiveWatcher page = new LiveWatcher(Owner.token())) {
            Owner.awaits(board);
            Device before = devices.require(board.id());
            board.state(true, "local");
            await().until(() -> isShownOn(board));
            await().until(() -> !page.told("device").isEmpty());
            int told = page.told("device").size();

            streams.changed(new DeviceChanged(before));

            await().until(() -> page.told("device").size() > told);
            assertThat(lastRelay(page, board)).isTrue();
        }
    }

    @Test
    void anotherPersonsPageSeesTheCommand() {
        try (TestDevice board = boards.newBoard().start();
                LiveWatcher second = new LiveWatcher(Owner.newToken())) {
            Owner.awaits(board);

            String id = Owner.orders(board, true).path("id");

            await().until(() -> commandStates(second, id).contains("ACKNOWLEDGED"));
            assertThat(second.told("command").getLast().getJsonObject("cause").getString("name"))
                    .isEqualTo(Owner.NAME);
        }
    }

    @Test
    void withoutATokenThereIsAProblemAndNoStream() {
        Response answer = given().get("/api/v1/live");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isEqualTo("not-signed-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Bearer a.b.c", "Basic TWFyaWE6eA=="})
    void withAWordThatIsNoTokenThereIsAProblemToo(String authorization) {
        Response answer = given().header("Authorization", authorization).get("/api/v1/live");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aTokenInTheAddressIsNotRead() {
        assertThat(given().queryParam("access_token", Owner.token())
                        .get("/api/v1/live")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void signingOutClosesTheStreamAndNoOther() {
        String token = Owner.newToken();
        try (LiveWatcher page = new LiveWatcher(token);
                LiveWatcher other = new LiveWatcher(Owner.token())) {
            await().until(() -> !page.told().isEmpty() && !other.told().isEmpty());

            given().header("Authorization", "Bearer " + token)
                    .header("X-Hearth", "1")
                    .delete("/api/v1/sessions/current")
                    .then()
                    .statusCode(204);

            await().atMost(Duration.ofSeconds(2)).until(page::isEnded);
            assertThat(other.isEnded()).isFalse();
        }
    }

    @Test
    void aQuietHouseIsHeardToBeAlive() {
        try (LiveWatcher page = new LiveWatcher(Owner.token())) {
            await().atMost(Duration.ofSeconds(12))
                    .until(() -> !page.told("heartbeat").isEmpty());

            assertThat(page.told("heartbeat").getFirst().getInstant("now")).isNotNull();
        }
    }

    private static List<String> commandStates(LiveWatcher page, String id) {
        return page.told("command").stream()
                .filter(command -> command.getString("id").equals(id))
                .filter(command -> !command.getBoolean("confirmed"))
                .map(command -> command.getString("state"))
                .toList();
    }

    private static boolean isShownOn(TestDevice board) {
        return Owner.sees(board).getBoolean("capabilities.find { it.id == 'relay1' }.reported.value");
    }

    private static Boolean lastRelay(LiveWatcher page, TestDevice board) {
        return (Boolean) lastValue(page, board, "relay1");
    }

    private static double lastTemperature(LiveWatcher page, TestDevice board) {
        return ((Number) lastValue(page, board, "temperature")).doubleValue();
    }

    private static Object lastValue(LiveWatcher page, TestDevice board, String capability) {
        JsonObject last = page.told("device").stream()
                .filter(device -> device.getString("id").equals(board.id()))
                .reduce((first, second) -> second)
                .orElseThrow();
        return last.getJsonArray("capabilities").stream()
                .map(JsonObject.class::cast)
                .filter(part -> part.getString("id").equals(capability))
                .map(part -> part.getJsonObject("reported"))
                .filter(Objects::nonNull)
                .map(reported -> reported.getValue("value"))
                .findFirst()
                .orElse(false);
    }
}
