package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hearth.enrolment.Boards;
import org.hearth.home.DoubtedClock;
import org.hearth.home.Homes;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.junit.jupiter.api.Test;

/** Devices carry their schedules and tell what they ran; the real broker is between them and the gateway. */
@QuarkusTest
@QuarkusTestResource(House.class)
class CarryOverJourneyTest {
    private static final String CARRIED = "aaaaaaaa";
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Boards boards;

    @Inject
    Schedules schedules;

    @Inject
    Homes homes;

    @Inject
    DoubtedClock doubtedClock;

    @Inject
    Rows rows;

    @Test
    void aDeviceIsToldItsNextTwoDaysForItsBootAndCountsAsCoveredWhenItSaysSo() {
        try (TestDevice board = boards.newBoard().start()) {
            online(board);
            Instant due = inAnHour();
            plan(board, due);

            JsonObject set = told(board, 1);
            List<JsonArray> firings = firings(set);

            assertThat(set.getLong("boot")).isEqualTo(1);
            assertThat(set.getLong("grace_ms")).isEqualTo(10_000);
            assertThat(firings).hasSize(2); // tomorrow's too
            long expected =
                    board.uptimeMillis() + Duration.between(Instant.now(), due).toMillis();
            assertThat(firings.getFirst().getLong(1)).isBetween(expected - 1_500, expected + 50);
            assertThat(firings.getFirst().getString(2)).isEqualTo("relay1");
            assertThat(firings.getFirst().getBoolean(3)).isTrue();
            assertThat(shown(board).getString("carriedUntil")).isNull();

            holds(board, set, 0, new JsonArray());

            await().atMost(SOON).until(() -> shown(board).getString("carriedUntil") != null);
            assertThat(Instant.parse(shown(board).getString("carriedUntil")))
                    .isBetween(
                            Instant.now().plus(Duration.ofHours(47)),
                            Instant.now().plus(Duration.ofHours(48)));
        }
    }

    @Test
    void whatADeviceRanIsInTheLedgerAndTheJournalOnceHoweverOftenItIsTold() {
        try (TestDevice board = boards.newBoard().start()) {
            online(board);
            plan(board, inAnHour());
            JsonObject set = told(board, 1);
            UUID schedule = carriedAMinuteAgo(board);
            JsonArray ran = new JsonArray().add(run(CARRIED, 500, "done", "readback"));
            Instant ranAt = Instant.now().minusMillis(board.uptimeMillis() - 500);

            holds(board, set, 1, ran);
            holds(board, set, 1, ran);
            board.state(true, "local"); // once this is shown both have been heard
            await().atMost(SOON).until(() -> isOn(board));

            assertThat(told(board, 2).getLong("ran")).isEqualTo(1);
            Firing firing = only(schedule);
            assertThat(firing.outcome()).isEqualTo(FiringOutcome.RAN_LOCALLY);
            assertThat(firing.reason()).isNull();
            assertThat(firing.recordedAt()).isBetween(ranAt.minusSeconds(1), ranAt.plusSeconds(1));
            assertThat(lines(board)).isEqualTo(1);
        }
    }

    @Test
    void theWordOfTheDeviceStandsAgainstWhatTheGatewayBelieved() {
        try (TestDevice board = boards.newBoard().start()) {
            online(board);
            UUID schedule = carriedAMinuteAgo(board);
            rows.run(
                    "INSERT INTO firing (schedule_id, due_at, outcome, reason, recorded_at) "
                            + "SELECT schedule_id, due_at, 'MISSED', 'gateway-down', now() FROM carried_firing "
                            + "WHERE schedule_id = ?",
                    schedule);

            JsonArray refused = new JsonArray().add(run(CARRIED, 500, "rejected", "interlock"));
            board.publish("status/ran", false, report(board, 7, 1, refused));

            await().atMost(SOON).until(() -> only(schedule).outcome() == FiringOutcome.RAN_LOCALLY);
            assertThat(only(schedule).reason()).isEqualTo("interlock");
            assertThat(rows.text(
                            "SELECT detail FROM journal WHERE verb = 'SCHEDULE_RAN_LOCALLY' AND device = ?",
                            board.id()))
                    .isEqualTo("interlock");
        }
    }

    @Test
    void ofAGroupEachPartThatRanItIsKeptAndTold() {
        try (TestDevice one = boards.newBoard().start();
                TestDevice other = boards.newBoard().start()) {
            online(one);
            online(other);
            UUID schedule = UUID.randomUUID();
            Instant due = Instant.now().minus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.SECONDS);
            carried(one, schedule, due, due.plusSeconds(30));
            carried(other, schedule, due, due.plusSeconds(30));

            JsonArray ran = new JsonArray().add(run(CARRIED, one.uptimeMillis(), "done", "readback"));
            one.publish("status/ran", false, report(one, 7, 1, ran));
            await().atMost(SOON).until(() -> only(schedule).ran().size() == 1);
            assertThat(only(schedule).parts()).isEqualTo(2);
            assertThat(only(schedule).firedAt()).isEqualTo(due.plusSeconds(30));

            JsonArray refused = new JsonArray().add(run(CARRIED, other.uptimeMillis(), "rejected", "interlock"));
            other.publish("status/ran", false, report(other, 7, 1, refused));

            await().atMost(SOON).until(() -> only(schedule).ran().size() == 2);
            assertThat(only(schedule).outcome()).isEqualTo(FiringOutcome.RAN_LOCALLY);
            assertThat(only(schedule).reason()).isEqualTo("interlock");
            assertThat(lines(one) + lines(other)).isEqualTo(2);
        }
    }

    @Test
    void aGroupThatWasToldStaysToldAndKeepsWhichPartRanIt() {
        try (TestDevice board = boards.newBoard().start()) {
            online(board);
            UUID schedule = carriedAMinuteAgo(board);
            UUID batch = UUID.randomUUID();
            rows.run(
                    "INSERT INTO batch (id, at, cause, skipped) VALUES (?, now(), '{\"kind\":\"GATEWAY\"}', '[]')",
                    batch);
            rows.run(
                    "INSERT INTO firing (schedule_id, due_at, outcome, batch, recorded_at) "
                            + "SELECT schedule_id, due_at, 'FIRED', ?, due_at FROM carried_firing WHERE schedule_id = ?",
                    batch,
                    schedule);

            JsonArray ran = new JsonArray().add(run(CARRIED, 500, "done", "readback"));
            board.publish("status/ran", false, report(board, 7, 1, ran));

            await().atMost(SOON).until(() -> only(schedule).ran().size() == 1);
            assertThat(only(schedule).outcome()).isEqualTo(FiringOutcome.FIRED);
            assertThat(only(schedule).recordedAt()).isEqualTo(only(schedule).dueAt());
            assertThat(lines(board)).isEqualTo(1);
        }
    }

    @Test
    void whatIsStillToComeWasNotRun() {
        try (TestDevice board = boards.newBoard().start()) {
            online(board);
            plan(board, inAnHour());
            JsonObject set = told(board, 1);

            holds(board, set, 1, new JsonArray().add(ran(set, 0, board.uptimeMillis(), "done", "readback")));

            told(board, 2);
            assertThat(rows.count(
                            "SELECT count(*) FROM firing f JOIN carried_firing c USING (schedule_id) "
                                    + "WHERE c.device = ?",
                            board.id()))
                    .isZero();
        }
    }

    @Test
    void theCommandOfAFiringBearsTheNameUnderWhichItIsCarriedAndItsDuplicateLeavesOneRow() {
        try (TestDevice board = boards.newBoard()) {
            board.onCommand(command -> board.publish(
                    "status/ack",
                    false,
                    new JsonObject()
                            .put("v", 1)
                            .put("id", command.getString("id"))
                            .put("res", "done")
                            .put("proof", "readback")
                            .put("dup", true)
                            .put("up_ms", board.uptimeMillis())));
            board.start();
            online(board);
            UUID schedule = plan(board, Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS));
            JsonObject set = told(board, 1);

            JsonObject command = await().atMost(SOON)
                    .until(() -> board.received("commands/control"), got -> !got.isEmpty())
                    .getFirst();
            assertThat(command.getString("fid"))
                    .isEqualTo(firings(set).getFirst().getString(0));
            await().atMost(SOON).until(() -> only(schedule).outcome() == FiringOutcome.FIRED);

            holds(board, set, 1, new JsonArray().add(ran(set, 0, board.uptimeMillis(), "done", "readback")));

            await().atMost(SOON).until(() -> only(schedule).outcome() == FiringOutcome.RAN_LOCALLY);
            assertThat(only(schedule).command()).isEqualTo(command.getString("id"));
            assertThat(board.received("commands/control")).hasSize(1);
        }
    }

    @Test
    void aStateThatTheDeviceMadeByItselfHasItsScheduleAsItsReason() {
        try (TestDevice board = boards.newBoard().start()) {
            online(board);
            UUID schedule = plan(board, inAnHour());
            String firing = firings(told(board, 1)).getFirst().getString(0);

            board.state(true, "schedule:" + firing);

            JsonPath cause = await().atMost(SOON)
                    .until(
                            () -> shown(board),
                            shown -> shown.getBoolean("capabilities.find { it.id == 'relay1' }.reported.value"));
            assertThat(cause.getString("capabilities.find { it.id == 'relay1' }.reported.cause.kind"))
                    .isEqualTo(CauseKind.SCHEDULE.name());
            assertThat(cause.getString("capabilities.find { it.id == 'relay1' }.reported.cause.name"))
                    .isEqualTo("Morning");
            assertThat(cause.getLong("contractViolations.count")).isZero();
            assertThat(rows.text(
                            "SELECT cause ->> 'scheduleId' FROM journal WHERE verb = 'STATE_CHANGED' AND device = ? "
                                    + "ORDER BY id DESC LIMIT 1",
                            board.id()))
                    .isEqualTo(schedule.toString());
        }
    }

    @Test
    void whatIsPlannedNoMoreIsCarriedNoMore() {
        try (TestDevice board = boards.newBoard().start()) {
            online(board);
            UUID schedule = plan(board, inAnHour());
            JsonObject first = told(board, 1);
            holds(board, first, 0, new JsonArray());
            await().atMost(SOON).until(() -> shown(board).getString("carriedUntil") != null);

            schedules.remove(schedule, Cause.of(CauseKind.GATEWAY));

            JsonObject second = told(board, 2);
            assertThat(firings(second)).isEmpty();
            assertThat(second.getLong("rev")).isNotEqualTo(first.getLong("rev"));
            holds(board, second, 0, new JsonArray());
            await().atMost(SOON).until(() -> shown(board).getString("carriedUntil") == null);
        }
    }

    @Test
    void whileNobodyKnowsTheTimeWhatIsPlannedNoMoreIsTakenBackAndNothingNewIsTold() {
        try (TestDevice board = boards.newBoard().start()) {
            online(board);
            UUID first = plan(board, inAnHour());
            List<String> ofFirst = ids(told(board, 1));
            plan(board, inAnHour().plusSeconds(60));
            JsonObject both = told(board, 2);
            assertThat(firings(both)).hasSize(4);

            doubtedClock.begin();
            plan(board, inAnHour().plusSeconds(120));
            schedules.remove(first, Cause.of(CauseKind.GATEWAY));

            JsonObject left = told(board, 3);
            assertThat(firings(left))
                    .isEqualTo(firings(both).stream()
                            .filter(firing -> !ofFirst.contains(firing.getString(0)))
                            .toList())
                    .hasSize(2);
            assertThat(left.getLong("boot")).isEqualTo(1);
            assertThat(left.getLong("rev")).isNotEqualTo(both.getLong("rev"));
        }
    }

    @Test
    void aNewBootIsToldAnewAndNothingIsBelievedOfTheOld() {
        String id;
        try (TestDevice board = boards.newBoard().start()) {
            id = board.id();
            online(board);
            plan(board, inAnHour());
            holds(board, told(board, 1), 0, new JsonArray());
            await().atMost(SOON).until(() -> shown(board).getString("carriedUntil") != null);
        }
        try (TestDevice again = boards.board(id, 2).start()) {
            JsonObject set = told(again, 1);

            assertThat(set.getLong("boot")).isEqualTo(2);
            assertThat(set.getLong("ran")).isZero();
            assertThat(shown(again).getString("carriedUntil")).isNull();
        }
    }

    @Test
    void aDeviceThatHoldsWhatNobodyWantsIsToldToCarryNothing() {
        try (TestDevice board = boards.newBoard().start()) {
            online(board);

            board.publish("status/ran", false, report(board, 4_000_000_000L, 3, new JsonArray()));

            JsonObject set = told(board, 1);
            assertThat(firings(set)).isEmpty();
            assertThat(set.getLong("ran")).isEqualTo(3);
        }
    }

    @Test
    void aDeviceWithoutSchedulesHearsNothing() {
        try (TestDevice quiet = boards.newBoard().start();
                TestDevice planned = boards.newBoard().start()) {
            online(quiet);
            online(planned);
            plan(planned, inAnHour());
            told(planned, 1);

            assertThat(quiet.received("config/schedule")).isEmpty();
        }
    }

    @Test
    void allPartsOfALargeSetAreTold() {
        try (TestDevice board = boards.newBoard().start()) {
            online(board);
            for (int i = 0; i < 20; i++) plan(board, inAnHour().plusSeconds(60L * i));

            await().atMost(SOON).untilAsserted(() -> {
                List<JsonObject> parts = board.received("config/schedule");
                long newest = parts.getLast().getLong("rev");
                List<JsonObject> set = parts.stream()
                        .filter(part -> part.getLong("rev") == newest)
                        .toList();
                assertThat(set.stream().mapToInt(part -> firings(part).size()).sum())
                        .isEqualTo(40);
                assertThat(set.stream().map(part -> part.getInteger("part")))
                        .isEqualTo(IntStream.rangeClosed(1, set.getFirst().getInteger("of"))
                                .boxed()
                                .toList());
            });
        }
    }

    private static Instant inAnHour() {
        return Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Every day at the time that the home's clock shows then. */
    private UUID plan(TestDevice board, Instant due) {
        ZoneId zone = homes.find().zone();
        LocalTime time = LocalTime.ofInstant(due, zone);
        Map<String, Object> wish = Map.of(
                "name",
                "Morning",
                "device",
                board.id(),
                "capability",
                "relay1",
                "value",
                true,
                "recurrence",
                Map.of(
                        "kind",
                        "WEEKLY",
                        "days",
                        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"),
                        "time",
                        "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond())));
        return UUID.fromString(Owner.asks()
                .contentType("application/json")
                .body(wish)
                .post("/api/v1/schedules")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static void online(TestDevice board) {
        await().atMost(SOON).until(() -> shown(board).getBoolean("presence.online"));
    }

    private static JsonPath shown(TestDevice board) {
        return Owner.asks().get("/api/v1/devices/" + board.id()).jsonPath();
    }

    private static boolean isOn(TestDevice board) {
        return shown(board).getBoolean("capabilities.find { it.id == 'relay1' }.reported.value");
    }

    /** The newest part, once so many have come. */
    private static JsonObject told(TestDevice board, int parts) {
        return await().atMost(SOON)
                .until(() -> board.received("config/schedule"), got -> got.size() >= parts)
                .getLast();
    }

    private static List<String> ids(JsonObject set) {
        return firings(set).stream().map(firing -> firing.getString(0)).toList();
    }

    private static List<JsonArray> firings(JsonObject set) {
        return set.getJsonArray("f").stream().map(JsonArray.class::cast).toList();
    }

    /** As if the gateway had told it this firing, of a schedule that is gone, a minute before it was due. */
    private UUID carriedAMinuteAgo(TestDevice board) {
        UUID schedule = UUID.randomUUID();
        Instant due = Instant.now().minus(Duration.ofMinutes(1));
        carried(board, schedule, due, due);
        return schedule;
    }

    private void carried(TestDevice board, UUID schedule, Instant due, Instant at) {
        rows.run(
                "INSERT INTO carried_firing VALUES (?, ?, ?, 'Morning', 'START', ?::timestamptz, ?::timestamptz, "
                        + "'relay1', 'SET', 'true')",
                board.id(),
                CARRIED,
                schedule,
                due.toString(),
                at.toString());
    }

    private static JsonArray ran(JsonObject set, int which, long uptime, String result, String because) {
        return run(firings(set).get(which).getString(0), uptime, result, because);
    }

    private static JsonArray run(String firing, long uptime, String result, String because) {
        return new JsonArray().add(firing).add(uptime).add(result).add(because);
    }

    private static void holds(TestDevice board, JsonObject set, long last, JsonArray ran) {
        board.publish("status/ran", false, report(board, set.getLong("rev"), last, ran));
    }

    private static JsonObject report(TestDevice board, long revision, long last, JsonArray ran) {
        return new JsonObject()
                .put("v", 1)
                .put("boot", 1)
                .put("rev", revision)
                .put("up_ms", board.uptimeMillis())
                .put("n", last)
                .put("ran", ran);
    }

    private Firing only(UUID schedule) {
        List<Firing> firings = await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> schedules.listFirings(schedule, 10), found -> !found.isEmpty());
        assertThat(firings).hasSize(1);
        return firings.getFirst();
    }

    private long lines(TestDevice board) {
        return rows.count(
                "SELECT count(*) FROM journal WHERE verb = 'SCHEDULE_RAN_LOCALLY' AND device = ?", board.id());
    }
}
