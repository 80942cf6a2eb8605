package org.hearth.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hearth.devices.Devices;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.hearth.trust.Certificates;
import org.hearth.wired.WiredBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of the broker's key in a home whose devices check pins in the handshake, with the broker and the gateway that homes have. */
@QuarkusTest
@TestProfile(OwnHouse.class)
class RotationTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Boards enrolled;

    @Inject
    Devices devices;

    @Inject
    Certificates certificates;

    @Inject
    Rotations rotations;

    @Inject
    Rows rows;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<WiredBoard> boards = new ArrayList<>();

    @AfterEach
    void leave() {
        House.broker().standsAgain();
        boards.forEach(WiredBoard::close);
        if (!stage().equals("RESTING")) asks("roll-back").then().statusCode(200);
        House.broker().reload();
        boards.forEach(board ->
                Owner.asks().delete("/api/v1/devices/" + board.id()).then().statusCode(204));
        vertx.close();
    }

    @Test
    void twentyDevicesOfWhichTwoSleepComeOverAndNoneIsOrphaned() {
        List<WiredBoard> all = IntStream.rangeClosed(1, 20)
                .mapToObj(n -> board("board-%02d".formatted(n)))
                .toList();
        List<WiredBoard> asleep = all.subList(18, 20);
        asleep.forEach(this::sleeps);
        String before = certificates.brokerKeys().inUse();
        String next = certificates.brokerKeys().next();

        asks("announce").then().statusCode(200);
        eventually(() -> count("confirmed") == 18);
        Response refusal = switchOver(false);
        assertThat(refusal.statusCode()).isEqualTo(409);
        assertThat(refusal.<String>path("code")).isEqualTo("devices-missing");
        assertThat(refusal.jsonPath().<String>getList("errors.field")).containsExactly("board-19", "board-20");
        assertThat(refusal.<String>path("detail")).contains("Board board-19, Board board-20");
        assertThat(certificates.brokerKeys().inUse()).isEqualTo(before);

        asleep.forEach(WiredBoard::start);
        eventually(() -> count("confirmed") == 20);
        List<Integer> attempts = all.stream().map(WiredBoard::attempts).toList();
        switchOver(false).then().statusCode(200);
        House.broker().reload();
        eventually(() -> view().<Boolean>path("shown"));
        assertThat(view().<String>path("inUse")).isEqualTo(next);
        // Nobody was thrown out: whoever is connected stays so.
        assertThat(all).allMatch(WiredBoard::isOnline);
        assertThat(all.stream().map(WiredBoard::attempts).toList()).isEqualTo(attempts);
        assertThat(count("cameByKeyInUse")).isZero();
        assertThat(finish(false).<String>path("code")).isEqualTo("devices-missing");

        House.broker().kill();
        House.broker().start();
        eventually(() -> count("cameByKeyInUse") == 20);
        finish(false).then().statusCode(200);
        House.broker().reload();
        eventually(() -> count("confirmed") == 20 && stage().equals("RESTING"));
        assertThat(certificates.brokerPins()).doesNotContain(before).startsWith(next);
        House.broker().kill();
        eventually(() -> all.stream().noneMatch(WiredBoard::isOnline));
        House.broker().start();
        eventually(() -> all.stream().allMatch(WiredBoard::isOnline));
        assertThat(view().jsonPath().<Boolean>getList("devices.lockedOut"))
                .hasSize(20)
                .containsOnly(false);
    }

    @Test
    void whoStillHoldsTheSetBeforeComesInByTheGracePortAndIsCalledOver() {
        WiredBoard awake = board("awake-1");
        WiredBoard laggard = board("laggard-1");
        sleeps(laggard);
        changeWithout(laggard);
        asks("announce").then().statusCode(200);
        eventually(() -> is(awake, "confirmed"));
        switchOver(true).then().statusCode(200);
        House.broker().reload();
        eventually(() -> view().<Boolean>path("shown"));
        // Enrolled in the middle: its code bears the key in use and the one before.
        WiredBoard late = board("late-1");
        eventually(() -> is(late, "cameByKeyInUse"));

        laggard.start();

        // By the key before, of which it says so; and it is told the next one there.
        eventually(() -> is(laggard, "confirmed"));
        assertThat(is(laggard, "cameByKeyInUse")).isFalse();
        asks("call-over").then().statusCode(200);
        eventually(() -> is(laggard, "cameByKeyInUse") && is(awake, "cameByKeyInUse"));
        finish(false).then().statusCode(200);
        House.broker().reload();
        eventually(() -> count("confirmed") == 3);
        assertThat(
                        rows.count(
                                "SELECT count(*) FROM journal WHERE verb = 'BROKER_KEY_SWITCHED' AND detail LIKE '%laggard-1%'"))
                .isEqualTo(2);
    }

    /** It would refuse every set that is told from then on, because the pin of its own connection is not in it. */
    @Test
    void whoIsConnectedByTheKeyBeforeIsThrownOutWhenThatIsGivenUp() {
        WiredBoard awake = board("awake-5");
        asks("announce").then().statusCode(200);
        eventually(() -> is(awake, "confirmed"));
        switchOver(false).then().statusCode(200);
        House.broker().reload();
        eventually(() -> view().<Boolean>path("shown"));
        assertThat(is(awake, "cameByKeyInUse")).isFalse();

        finish(true).then().statusCode(200);
        House.broker().reload();

        eventually(() -> is(awake, "confirmed") && is(awake, "cameByKeyInUse"));
    }

    @Test
    void whoMissedTwoChangesIsNamedAndANewCodeBringsItBack() {
        WiredBoard awake = board("awake-2");
        WiredBoard lost = board("lost-2");
        sleeps(lost);
        changeWithout(lost);
        assertThat(is(lost, "missing")).isTrue();
        assertThat(is(lost, "lockedOut")).isFalse();

        changeWithout(lost);

        assertThat(is(lost, "lockedOut")).isTrue();
        assertThat(is(awake, "lockedOut")).isFalse();
        lost.start();
        eventually(() -> lost.attempts() >= 4);
        assertThat(lost.isOnline()).isFalse();
        lost.close();
        lost.enrolledBy(enrolled.code(lost.id())).start();
        eventually(() -> is(lost, "confirmed"));
        assertThat(is(lost, "lockedOut")).isFalse();
    }

    @Test
    void whatIsRolledBackLeavesEveryDeviceWithTheKeyBefore() {
        WiredBoard awake = board("awake-3");
        String before = certificates.brokerKeys().inUse();
        String next = certificates.brokerKeys().next();
        asks("announce").then().statusCode(200);
        asks("roll-back").then().statusCode(200);
        asks("announce").then().statusCode(200);
        eventually(() -> is(awake, "confirmed"));
        switchOver(false).then().statusCode(200);
        House.broker().reload();
        eventually(() -> view().<Boolean>path("shown"));
        asks("call-over").then().statusCode(200);
        eventually(() -> is(awake, "cameByKeyInUse"));

        asks("roll-back").then().statusCode(200);
        House.broker().reload();
        eventually(() -> view().<Boolean>path("shown"));
        House.broker().kill();
        House.broker().start();

        eventually(() -> awake.isOnline() && is(awake, "cameByKeyInUse"));
        assertThat(certificates.brokerPins()).containsExactly(before, next);
        assertThat(asks("roll-back").<String>path("code")).isEqualTo("rotation-stage");
    }

    /** As after a cut between the commit and the files. */
    @Test
    void theFilesFollowWhatWasDecidedAfterARestart() throws Exception {
        WiredBoard awake = board("awake-4");
        asks("announce").then().statusCode(200);
        eventually(() -> is(awake, "confirmed"));
        String next = certificates.brokerKeys().next();
        for (String kind : List.of(".crt", ".key"))
            Files.copy(House.trust().resolve("broker" + kind), folder.resolve("old" + kind));
        switchOver(false).then().statusCode(200);
        for (String kind : List.of(".crt", ".key"))
            Files.copy(
                    folder.resolve("old" + kind),
                    House.trust().resolve("broker" + kind),
                    StandardCopyOption.REPLACE_EXISTING);
        assertThat(certificates.brokerKeys().inUse()).isNotEqualTo(next);

        rotations.resume(new StartupEvent());

        assertThat(stage()).isEqualTo("SWITCHED");
        assertThat(certificates.brokerKeys().inUse()).isEqualTo(next);
        assertThat(is(awake, "confirmed")).isTrue();
    }

    /** A change of the key, forced, in which everybody takes part but one. */
    private void changeWithout(WiredBoard one) {
        asks("announce").then().statusCode(200);
        eventually(() -> names("confirmed", false).equals(List.of(one.id())));
        switchOver(true).then().statusCode(200);
        House.broker().reload();
        eventually(() -> view().<Boolean>path("shown"));
        asks("call-over").then().statusCode(200);
        eventually(() -> names("cameByKeyInUse", false).equals(List.of(one.id())));
        finish(true).then().statusCode(200);
        House.broker().reload();
        eventually(() -> names("confirmed", false).equals(List.of(one.id())));
        eventually(() -> view().<Boolean>path("shown"));
    }

    private WiredBoard board(String id) {
        WiredBoard board = new WiredBoard(vertx, folder.resolve(id), enrolled.code(id)).start();
        boards.add(board);
        eventually(() -> devices.find(id).orElseThrow().presence().online());
        return board;
    }

    /** Goes to sleep for an hour, as a device of a battery says it; one on mains never does, so another client says it with its account. */
    private void sleeps(WiredBoard board) {
        board.close();
        try (TestDevice sleeper = new TestDevice(board.id(), board.secret(), 1).start()) {
            Owner.awaits(sleeper);
            sleeper.publish(
                    "status/online",
                    true,
                    new JsonObject()
                            .put("v", 1)
                            .put("online", false)
                            .put("sid", "s1")
                            .put("why", "sleep")
                            .put("next_s", 3_600));
            eventually(() -> devices.find(board.id()).orElseThrow().presence().sleepsUntil() != null);
        }
    }

    private static Response view() {
        return Owner.asks()
                .get("/api/v1/broker/rotation")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static String stage() {
        return view().path("stage");
    }

    private static Response asks(String what) {
        return Owner.asks().post("/api/v1/broker/rotation/" + what);
    }

    private static Response switchOver(boolean force) {
        return forced("switch", force);
    }

    private static Response finish(boolean force) {
        return forced("finish", force);
    }

    private static Response forced(String what, boolean force) {
        return Owner.asks()
                .contentType("application/json")
                .body(Map.of("force", force))
                .post("/api/v1/broker/rotation/" + what);
    }

    private static int count(String what) {
        return names(what, true).size();
    }

    private static boolean is(WiredBoard board, String what) {
        return names(what, true).contains(board.id());
    }

    private static List<String> names(String what, boolean value) {
        Predicate<Map<String, Object>> fits = device -> Boolean.valueOf(value).equals(device.get(what));
        return view().jsonPath().<Map<String, Object>>getList("devices").stream()
                .filter(fits)
                .map(device -> String.valueOf(device.get("id")))
                .toList();
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }
}
