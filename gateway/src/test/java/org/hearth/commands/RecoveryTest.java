package org.hearth.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hearth.devices.DeviceReachable;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

/** What a start makes of the commands that the last run left behind. */
@QuarkusTest
@QuarkusTestResource(House.class)
class RecoveryTest {
    private static final int RACES = 40;

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Inject
    Ulid ids;

    @Inject
    Dispatcher dispatcher;

    @Inject
    KnownCommands known;

    @Inject
    Event<DeviceReachable> reachable;

    @Test
    void whatIsOverIsEndedTruthfully() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            String queued = left(board, "QUEUED", "-10 s", "-5 s");
            String sent = left(board, "SENT", "-10 s", "-5 s");

            restart(board);

            await().until(() -> state(sent).equals("EXPIRED_UNCONFIRMED"));
            await().until(() -> state(queued).equals("EXPIRED_UNSENT"));
            assertThat(board.received("commands/control")).isEmpty();
        }
    }

    @Test
    void whatIsOpenIsSentUnderTheSameIdAndEnds() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            String queued = left(board, "QUEUED", "-1 s", "20 s");
            String sent = left(board, "SENT", "-1 s", "20 s");

            restart(board);

            await().until(() ->
                    state(sent).equals("ACKNOWLEDGED") && state(queued).equals("ACKNOWLEDGED"));
            assertThat(idsReceived(board)).contains(queued, sent);
        }
    }

    @Test
    void whatMayHaveRunInAnotherBootIsNotSentAgain() {
        String id = "board-that-browns-out";
        String secret = boards.secret(id);
        TestDevice before = new TestDevice(id, secret, 1).start();
        Owner.awaits(before);
        before.onCommand(ignored -> {});
        String command = Owner.orders(before, true).path("id");
        await().until(() -> !before.received("commands/control").isEmpty());

        try (TestDevice after = new TestDevice(id, secret, 2).start()) {
            await().until(() -> state(command).equals("EXPIRED_UNCONFIRMED"));

            assertThat(after.received("commands/control")).isEmpty();
        }
    }

    @Test
    void aBoardThatComesBackInTheSameBootIsAskedAgain() {
        String id = "board-with-bad-signal";
        String secret = boards.secret(id);
        TestDevice before = new TestDevice(id, secret, 1).start();
        Owner.awaits(before);
        before.onCommand(ignored -> {});
        String command = Owner.orders(before, true).path("id");
        await().until(() -> !before.received("commands/control").isEmpty());

        try (TestDevice after = new TestDevice(id, secret, 1).start()) {
            await().until(() -> state(command).equals("ACKNOWLEDGED"));

            assertThat(idsReceived(after)).containsOnly(command);
        }
    }

    /** The device may have restarted while the gateway was off, and a pulse must not happen twice. */
    @Test
    void aPulseThatMayHaveHappenedIsNotSentAgain() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            String pulse = left(board, "SENT", "-1 s", "2 s");
            rows.run("UPDATE command SET operation = 'PULSE', value = NULL, milliseconds = 800 WHERE id = ?", pulse);
            String set = left(board, "SENT", "-1 s", "20 s");

            restart(board);

            await().until(() -> state(set).equals("ACKNOWLEDGED"));
            await().until(() -> state(pulse).equals("EXPIRED_UNCONFIRMED"));
            assertThat(idsReceived(board)).containsOnly(set);
        }
    }

    /** A clock that was set back while the gateway was off lends nothing a longer life than it was given. */
    @Test
    void noCommandLivesLongerThanItWasMeantTo() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            board.onCommand(ignored -> {});
            String command = left(board, "QUEUED", "1 day", "1 day 2 s");

            restart(board);
            JsonObject sent = await().until(() -> board.received("commands/control"), got -> !got.isEmpty())
                    .getFirst();

            assertThat(sent.getLong("until_ms") - board.uptimeMillis()).isLessThanOrEqualTo(2_000);
            await().until(() -> state(command).equals("EXPIRED_UNCONFIRMED"));
        }
    }

    /** The clock ran ahead, the gateway ended, the clock was set right: what people see is still the newest. */
    @Test
    void whatIsOrderedNowIsNewerThanWhatWasOrderedByAClockThatRanAhead() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            String ahead = new Ulid(() -> Instant.now().plus(Duration.ofHours(1))).next();
            String ordered = left(board, "QUEUED", "0 s", "1 s");
            rows.run("UPDATE command SET id = ? WHERE id = ?", ahead, ordered);

            restart(board);
            String now = Owner.orders(board, true).path("id");

            assertThat(now).isGreaterThan(ahead);
            assertThat(known.newest(board.id(), "relay1")).map(Command::id).contains(now);
        }
    }

    @Test
    void whatExpiresWhileItIsBeingSentHasOneTruthfulEnd() {
        try (TestDevice board = boards.newBoard().start()) {
            Owner.awaits(board);
            board.onCommand(ignored -> {});
            List<String> unsent = new ArrayList<>();
            for (int race = 0; race < RACES; race++) {
                Instant moment = Instant.now().plusMillis(40 + race);
                String command = left(board, "QUEUED", "0 s", "60 ms");
                dispatcher.resume(new StartupEvent());

                // Sent in the very moment in which it is given up, or shortly before.
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> !Instant.now().isBefore(moment));
                reachable.fire(new DeviceReachable(board.id()));

                await().until(() -> state(command).startsWith("EXPIRED"));
                assertThat(known.findOpen(command)).isEmpty();
                if (state(command).equals("EXPIRED_UNSENT")) unsent.add(command);
            }
            // What was sent before this one has come when it comes.
            String last = Owner.orders(board, true).path("id");
            await().until(() -> idsReceived(board).contains(last));
            assertThat(idsReceived(board)).doesNotContainAnyElementsOf(unsent);
        }
    }

    private void restart(TestDevice board) {
        dispatcher.resume(new StartupEvent());
        reachable.fire(new DeviceReachable(board.id()));
    }

    private String left(TestDevice board, String state, String queued, String expires) {
        String id = ids.next();
        rows.run("""
                INSERT INTO command (id, device, capability, operation, value, state, queued_at, sent_at, expires_at, cause)
                VALUES (?, ?, 'relay1', 'SET', 'true', ?, now() + ?::interval,
                    CASE WHEN ? = 'SENT' THEN now() + ?::interval END, now() + ?::interval, '{"kind":"GATEWAY"}')""", id, board.id(), state, queued, state, queued, expires);
        return id;
    }

    private static List<String> idsReceived(TestDevice board) {
        return board.received("commands/control").stream()
                .map(command -> command.getString("id"))
                .toList();
    }

    private String state(String id) {
        return rows.text("SELECT state FROM command WHERE id = ?", id);
    }
}
