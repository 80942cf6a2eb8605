package org.hearth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.DoubleNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hearth.enrolment.Boards;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(House.class)
class HistoryTest {
    private static final String FROM = "2026-01-01T00:00:00Z";
    private static final String TO = "2026-01-01T00:10:00Z";

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Inject
    SampleTable samples;

    @Inject
    AgroalDataSource database;

    private String device = "";
    private long seq;

    @BeforeEach
    void aBoardThatSaidWhatItMeasures() {
        try (TestDevice board = boards.newBoard().start()) {
            device = board.id();
            await().until(() -> Owner.sees(board).getList("capabilities").size() == 2);
        }
    }

    @Test
    void bucketsTellLeastMeanGreatestAndCount() {
        measured("2026-01-01T00:00:00Z", 10);
        measured("2026-01-01T00:00:20Z", 20);
        measured("2026-01-01T00:00:59.999Z", 36);
        measured("2026-01-01T00:05:00Z", -7);

        JsonPath history = history(Map.of()).then().statusCode(200).extract().jsonPath();

        assertThat(history.getString("unit")).isEqualTo("°C");
        assertThat(history.getInt("bucketSeconds")).isEqualTo(60);
        assertThat(history.getList("buckets")).hasSize(2);
        assertThat(history.getString("buckets[0].at")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(history.getDouble("buckets[0].min")).isEqualTo(10);
        assertThat(history.getDouble("buckets[0].mean")).isEqualTo(22);
        assertThat(history.getDouble("buckets[0].max")).isEqualTo(36);
        assertThat(history.getInt("buckets[0].count")).isEqualTo(3);
        assertThat(history.getString("buckets[1].at")).isEqualTo("2026-01-01T00:05:00Z");
        assertThat(history.getDouble("buckets[1].mean")).isEqualTo(-7);
    }

    @Test
    void theFirstMomentBelongsToTheHistoryAndTheLastDoesNot() {
        measured(FROM, 1);
        measured(TO, 2);
        measured("2025-12-31T23:59:59Z", 3);

        JsonPath history = history(Map.of()).jsonPath();

        assertThat(history.getList("buckets.mean", Double.class)).containsExactly(1.0);
    }

    @Test
    void valuesAtTheEndOfWhatADoubleHoldsHaveAMeanToo() {
        measured("2026-01-01T00:00:00Z", 1.6e308);
        measured("2026-01-01T00:00:01Z", 1.6e308);
        measured("2026-01-01T00:00:02Z", -1.6e308);

        JsonPath history = history(Map.of()).then().statusCode(200).extract().jsonPath();

        assertThat(history.getDouble("buckets[0].max")).isEqualTo(1.6e308);
        assertThat(history.getDouble("buckets[0].mean")).isBetween(5.3e307, 5.4e307);
    }

    @Test
    void aSpanWithoutMeasurementsIsEmpty() {
        assertThat(history(Map.of()).then().statusCode(200).extract().jsonPath().getList("buckets"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "capability, humidity",
        "capability, ''",
        "from, yesterday",
        "from, 2026-01-01",
        "to, ''",
        "to, " + FROM,
        "to, 2025-12-31T00:00:00Z",
        "to, 2526-01-01T00:00:00Z",
        "points, 0",
        "points, 2001"
    })
    void whatCannotBeAskedIsRefusedWithItsField(String field, String value) {
        Response answer = history(Map.of(field, value));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("errors[0].field")).isEqualTo(field);
        assertThat(answer.<String>path("errors[0].allowed")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"points, many", "points, 1e3"})
    void whatIsNotANumberIsAProblemToo(String field, String value) {
        Response answer = history(Map.of(field, value));

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void anUnknownDeviceHasNoHistory() {
        device = "no-such-board";

        assertThat(history(Map.of()).statusCode()).isEqualTo(404);
    }

    /** Searches through years wait for the database; what else it is asked must find a connection. */
    @Test
    void twoSearchAtATimeAndTheNextIsToldToComeAgain() throws Exception {
        measured(FROM, 1);
        String token = Owner.token();
        assertThat(token).isNotBlank();
        try (Connection blocking = database.getConnection();
                Statement lock = blocking.createStatement();
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            blocking.setAutoCommit(false);
            lock.execute("LOCK TABLE sample IN ACCESS EXCLUSIVE MODE");
            List<Future<Response>> two =
                    List.of(people.submit(() -> history(Map.of())), people.submit(() -> history(Map.of())));
            await().until(() ->
                    rows.count("SELECT count(*) FROM pg_locks WHERE relation = 'sample'::regclass AND NOT granted")
                            == 2);

            Response third = history(Map.of());
            blocking.rollback();

            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.<String>path("code")).isEqualTo("history-busy");
            assertThat(third.header("Retry-After")).isNotBlank();
            for (Future<Response> one : two) assertThat(one.get().statusCode()).isEqualTo(200);
        }
        assertThat(history(Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void theNewestMeasurementIsWhatAStartLoads() {
        measured("2026-01-01T00:00:00Z", 10);
        measured("2026-01-01T00:07:00Z", 12);
        measured("2026-01-01T00:03:00Z", 11);
        rows.run(
                "INSERT INTO sample (device, boot, seq, at, kind, body) VALUES (?, 1, 999, ?::timestamptz, 'e', ?::jsonb)",
                device,
                "2026-01-01T00:09:00Z",
                "{\"motion\":true}");

        assertThat(samples.newest())
                .containsEntry(
                        device,
                        new SampleTable.Newest(
                                Instant.parse("2026-01-01T00:07:00Z"), Map.of("temperature", DoubleNode.valueOf(12))));
    }

    private void measured(String at, double value) {
        rows.run(
                "INSERT INTO sample (device, boot, seq, at, kind, body) VALUES (?, 1, ?, ?::timestamptz, 'm', ?::jsonb)",
                device,
                ++seq,
                at,
                "{\"temperature\":" + value + "}");
    }

    private Response history(Map<String, String> changed) {
        Map<String, String> query =
                new HashMap<>(Map.of("capability", "temperature", "from", FROM, "to", TO, "points", "10"));
        query.putAll(changed);
        return Owner.asks().queryParams(query).get("/api/v1/devices/" + device + "/history");
    }
}
