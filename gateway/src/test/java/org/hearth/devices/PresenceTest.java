package org.hearth.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.hearth.broker.Arrival;
import org.hearth.broker.Broker;
import org.hearth.broker.ContractViolation;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class PresenceTest {
    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Inject
    Silence silence;

    @Inject
    Uptimes uptimes;

    @Inject
    Devices devices;

    @Inject
    Presences presences;

    @Inject
    Broker broker;

    @Inject
    DeviceListener listener;

    @AfterEach
    void brokerStandsAgain() {
        House.broker().standsAgain();
    }

    @Test
    void theWillOfAnOldConnectionIsNotBelieved() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            board.publish("status/online", false, will("s0"));
            board.state(true, "local");

            await().until(() -> relay(board));
            assertThat(isOnline(board)).isTrue();
            assertThat(journal(board, "DEVICE_OFFLINE", "true")).isZero();

            board.publish("status/online", false, will("s1"));
            await().until(() -> !isOnline(board));
        }
    }

    @Test
    void aBoardThatComesBackBeforeItsOldConnectionIsMissedStaysOnline() {
        String id = "board-that-comes-back";
        String secret = boards.secret(id);
        TestDevice before = new TestDevice(id, secret, 1).start();
        Owner.awaits(before);

        try (TestDevice after = new TestDevice(id, secret, 2).start()) {
            await().until(() -> !before.isConnected());
            after.state(true, "local");

            await().until(() -> relay(after));
            assertThat(isOnline(after)).isTrue();
            assertThat(rows.text("SELECT session FROM device WHERE id = ?", id)).isEqualTo("s2");
            assertThat(uptimes.find(id)).get().extracting(Uptimes.Mark::boot).isEqualTo(2L);
        }
    }

    @Test
    void aBirthThatTheBrokerKeptIsAskedAboutAndItsClockNotBelieved() throws ContractViolation {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            board.publish("status/online", false, will("s1"));
            await().until(() -> !isOnline(board) && uptimes.find(board.id()).isEmpty());

            listener.online(kept(
                    board, "{\"v\":1,\"online\":true,\"sid\":\"s1\",\"boot\":1,\"up_ms\":999999999,\"fw\":\"1\"}"));

            await().until(() -> board.received("commands/report").size() == 1);
            await().until(() -> uptimes.find(board.id()).isPresent());
            assertThat(uptimes.find(board.id()).orElseThrow().uptimeMillis()).isLessThan(999_999_999);
            assertThat(isOnline(board)).isTrue();
        }
    }

    @Test
    void oneThatDoesNotAnswerTheQuestionIsOffline() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            silence.asked(board.id(), ago(Duration.ofSeconds(2)));
            silence.look();
            assertThat(isOnline(board)).isTrue();

            silence.asked(board.id(), ago(Duration.ofSeconds(4)));
            silence.look();
            assertThat(isOnline(board)).isFalse();
            assertThat(uptimes.find(board.id())).isEmpty();
            assertThat(journal(board, "DEVICE_OFFLINE", "detail = 'silent'")).isOne();
        }
    }

    @Test
    void oneThatIsSilentForNinetySecondsIsOfflineUntilItSpeaks() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            silence.heard(board.id(), ago(Duration.ofSeconds(91)));
            silence.look();
            assertThat(isOnline(board)).isFalse();

            board.heartbeat();

            await().until(() -> isOnline(board));
            assertThat(uptimes.find(board.id())).isPresent();
        }
    }

    /** It went while the gateway was off, and the broker lost its will: nothing will ever be heard of it. */
    @Test
    void oneThatIsNotHeardAfterAStartIsOfflineInTheEnd() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            Silence ofANewStart = new Silence(devices, presences, uptimes, broker, Clock.systemUTC());
            long start = System.nanoTime();

            ofANewStart.look(start);
            ofANewStart.look(start + Duration.ofSeconds(89).toNanos());
            assertThat(isOnline(board)).isTrue();

            ofANewStart.look(start + Duration.ofSeconds(91).toNanos());
            assertThat(isOnline(board)).isFalse();
        }
    }

    /** Found retained at a start, and nobody answers: what the database said stands. */
    @Test
    void aBirthThatTheBrokerKeptDoesNotBringBackTheDead() throws ContractViolation {
        TestDevice board = boards.newBoard().start();
        Owner.awaits(board);
        board.close();
        await().until(() -> !isOnline(board));

        listener.online(kept(board, birth("s9")));

        assertThat(isOnline(board)).isFalse();
        assertThat(rows.text("SELECT session FROM device WHERE id = ?", board.id()))
                .isEqualTo("s9");
        assertThat(journal(board, "DEVICE_ONLINE", "detail <> 'boot 1'")).isZero();
    }

    @Test
    void oneThatWasThereIsThoughtSoUntilItDoesNotAnswer() throws ContractViolation {
        TestDevice board = boards.newBoard().start();
        Owner.awaits(board);
        board.onCommand(command -> {});
        House.broker().kill();
        await().until(() -> !board.isConnected());
        assertThat(isOnline(board)).isTrue();

        long asked = System.nanoTime();
        listener.online(kept(board, birth("s9")));
        silence.look(asked + Duration.ofMillis(2_900).toNanos());
        assertThat(isOnline(board)).isTrue();

        silence.look(System.nanoTime() + Duration.ofMillis(3_100).toNanos());
        assertThat(isOnline(board)).isFalse();
        House.broker().start();
    }

    @Test
    void aConnectionThatComesBackIsNoRestart() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            board.publish("status/online", true, will("s1"));
            await().until(() -> !isOnline(board));

            board.publish("status/online", true, comesBack("s2", 1));

            await().until(() -> isOnline(board));
            assertThat(journal(board, "DEVICE_ONLINE", "detail = 'reconnected' AND cause ->> 'kind' = 'LOST'"))
                    .isOne();
            assertThat(journal(board, "DEVICE_ONLINE", "cause ->> 'kind' = 'BOOT'"))
                    .as("its first start")
                    .isOne();
        }
    }

    /** Its first connection of that boot was lost on the way to us. */
    @Test
    void anotherBootIsARestartWhateverItSaysOfItsConnection() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            board.publish("status/online", true, will("s1"));
            await().until(() -> !isOnline(board));

            board.publish("status/online", true, comesBack("s3", 2));

            await().until(() -> isOnline(board));
            assertThat(journal(board, "DEVICE_ONLINE", "detail = 'boot 2' AND cause ->> 'kind' = 'BOOT'"))
                    .isOne();
        }
    }

    /** It came back and went again while the gateway was off: the will is of a connection that nobody here knows. */
    @Test
    void aWillThatTheBrokerKeptOfAnUnknownConnectionIsAskedAbout() throws ContractViolation {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            listener.online(kept(board, will("s9").encode()));

            assertThat(isOnline(board)).isTrue();
            await().until(() -> board.received("commands/report").size() == 1);
        }
    }

    @Test
    void oneWhoseBirthDidNotReachUsIsThereAllTheSame() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            board.publish("status/heartbeat", false, heartbeat("s9", board.uptimeMillis()));
            await().until(() -> session(board).equals("s9"));
            board.publish("status/online", false, will("s1"));
            board.state(true, "local");

            await().until(() -> relay(board));
            assertThat(isOnline(board)).isTrue();
            assertThat(uptimes.find(board.id())).isPresent();
        }
    }

    /** Its clock began anew, so no deadline can be made for it before its next birth tells the boot. */
    @Test
    void oneWhoseBirthDidNotReachUsAfterARestartHasNoClock() throws ContractViolation {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            uptimes.mark(live(board, "status/heartbeat", "{}"), 1, 600_000);

            listener.heartbeat(
                    live(board, "status/heartbeat", heartbeat("s9", 2_000).encode()));

            assertThat(session(board)).isEqualTo("s9");
            assertThat(isOnline(board)).isTrue();
            assertThat(uptimes.find(board.id())).isEmpty();
        }
    }

    @Test
    void oneThatSleepsIsShownAsleepAndIsLostWhenItDoesNotWake() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            board.publish("status/online", true, will("s1").put("why", "sleep").put("next_s", 900));

            await().until(() -> !isOnline(board));
            Instant until = Instant.parse(Owner.sees(board).getString("presence.sleepsUntil"));
            assertThat(until)
                    .isBetween(Instant.now().plusSeconds(870), Instant.now().plusSeconds(900));
            assertThat(journal(board, "DEVICE_ASLEEP", "detail LIKE 'until %'")).isOne();
            assertThat(journal(board, "DEVICE_OFFLINE", "true")).isZero();

            silenceAt(until.plusSeconds(449)).look();
            assertThat(Owner.sees(board).getString("presence.sleepsUntil")).isNotNull();

            silenceAt(until.plusSeconds(451)).look();
            assertThat(Owner.sees(board).getString("presence.sleepsUntil")).isNull();
            assertThat(isOnline(board)).isFalse();
            assertThat(journal(board, "DEVICE_OFFLINE", "detail = 'did not wake'"))
                    .isOne();
        }
    }

    @Test
    void oneThatWakesIsOnlineAgain() {
        String id = "board-that-sleeps";
        String secret = boards.secret(id);
        try (TestDevice before = new TestDevice(id, secret, 1).start()) {
            Owner.awaits(before);
            before.publish("status/online", true, will("s1").put("why", "sleep").put("next_s", 900));
            await().until(() -> !isOnline(before));
        }

        try (TestDevice after = new TestDevice(id, secret, 2).start()) {
            Owner.awaits(after);
            assertThat(Owner.sees(after).getString("presence.sleepsUntil")).isNull();
        }
    }

    @Test
    void aLimitAndALostConnectionAreToldAsTheCause() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            board.state(true, "lost");
            await().until(() -> relay(board));
            assertThat(Owner.sees(board).getString("capabilities.find { it.id == 'relay1' }.reported.cause.kind"))
                    .isEqualTo("LOST");

            board.state(false, "limit");
            await().until(() -> !relay(board));
            assertThat(Owner.sees(board).getString("capabilities.find { it.id == 'relay1' }.reported.cause.kind"))
                    .isEqualTo("LIMIT");
            assertThat(journal(board, "STATE_CHANGED", "cause ->> 'kind' IN ('LOST', 'LIMIT')"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aPersonsHandIsToldAsTheCause() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            board.state(true, "local");

            await().until(() -> relay(board));
            assertThat(Owner.sees(board).getString("capabilities.find { it.id == 'relay1' }.reported.cause.kind"))
                    .isEqualTo("LOCAL");
            assertThat(journal(board, "STATE_CHANGED", "cause ->> 'kind' = 'LOCAL' AND value = 'true'"))
                    .isOne();
        }
    }

    @Test
    void aStateToldAgainIsNoNewChange() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            board.state(true, "local");
            await().until(() -> relay(board));
            String since = Owner.sees(board).getString("capabilities.find { it.id == 'relay1' }.reported.since");

            board.state(true, "boot");
            board.state(true, "local");
            board.measure(1, 20.5);
            await().until(() -> board.committed().contains(1L));

            assertThat(Owner.sees(board).getString("capabilities.find { it.id == 'relay1' }.reported.since"))
                    .isEqualTo(since);
            assertThat(journal(board, "STATE_CHANGED", "value = 'true'")).isOne();
        }
    }

    @Test
    void everyBreachOfTheContractIsCountedAndToldOnceInTenMinutes() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);

            for (int i = 0; i < 20; i++) board.publishRaw("status/state", false, "{\"v\":1," + i);

            await().until(() -> Owner.sees(board).getInt("contractViolations.count") == 20);
            assertThat(Owner.sees(board).getString("contractViolations.lastExample"))
                    .isEqualTo("{\"v\":1,19");
            assertThat(journal(board, "CONTRACT_VIOLATED", "detail = 'status/state: not_json'"))
                    .isOne();
        }
    }

    private static Arrival kept(TestDevice board, String payload) {
        return new Arrival(
                board.id(),
                "status/online",
                payload.getBytes(StandardCharsets.UTF_8),
                true,
                Instant.now(),
                System.nanoTime());
    }

    private static Arrival live(TestDevice board, String leaf, String payload) {
        return new Arrival(
                board.id(), leaf, payload.getBytes(StandardCharsets.UTF_8), false, Instant.now(), System.nanoTime());
    }

    private static String birth(String session) {
        return "{\"v\":1,\"online\":true,\"sid\":\"" + session + "\",\"boot\":1,\"up_ms\":2000,\"fw\":\"1\"}";
    }

    private static JsonObject comesBack(String session, long boot) {
        return new JsonObject(birth(session)).put("boot", boot).put("why", "reconnect");
    }

    private static JsonObject heartbeat(String session, long uptimeMillis) {
        return new JsonObject().put("v", 1).put("sid", session).put("up_ms", uptimeMillis);
    }

    private Silence silenceAt(Instant moment) {
        return new Silence(devices, presences, uptimes, broker, InstantSource.fixed(moment));
    }

    private String session(TestDevice board) {
        return rows.text("SELECT session FROM device WHERE id = ?", board.id());
    }

    private static JsonObject will(String session) {
        return new JsonObject()
                .put("v", 1)
                .put("online", false)
                .put("sid", session)
                .put("why", "lost");
    }

    private static long ago(Duration duration) {
        return System.nanoTime() - duration.toNanos();
    }

    private static boolean isOnline(TestDevice board) {
        return Owner.sees(board).getBoolean("presence.online");
    }

    private static boolean relay(TestDevice board) {
        return Owner.sees(board).getBoolean("capabilities.find { it.id == 'relay1' }.reported.value");
    }

    private long journal(TestDevice board, String verb, String also) {
        return rows.count("SELECT count(*) FROM journal WHERE device = ? AND verb = ? AND " + also, board.id(), verb);
    }
}
