package org.hearth.journal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hearth.faults.OwnDatabase;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The journal of a running gateway as evidence: sealed in time, checked over HTTP and at the console, exported so that anyone can check. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class JournalEvidenceTest {
    private static final Duration SEALED_WITHIN = Duration.ofSeconds(1);

    /** One second is what is promised; the others are the machine's, which may build and test at the same time. */
    private static final Duration ON_A_BUSY_MACHINE = Duration.ofSeconds(5);

    /** Milliseconds from the making of an entry to its seal: by so many of all entries. */
    private static final String WAITED = """
            SELECT (percentile_disc(?) WITHIN GROUP (ORDER BY extract(epoch FROM s.sealed_at - j.at)) * 1000)::bigint
            FROM journal_seal s JOIN journal j ON j.id = s.entry WHERE j.detail = 'busy'""";

    @Inject
    Journal journal;

    @Inject
    Rows rows;

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    @Test
    void whatManyThreadsAppendIsSealedWithinASecondOfItsCommit() throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) writers.add(() -> append("busy", 100));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> writer : threads.invokeAll(writers)) writer.get();
        }
        await().until(() -> unsealed() == 0);

        assertThat(rows.count("SELECT count(*) FROM journal WHERE detail = 'busy'"))
                .isEqualTo(800);
        assertThat(Duration.ofMillis(rows.count(WAITED, 0.5))).isLessThan(SEALED_WITHIN);
        assertThat(Duration.ofMillis(rows.count(WAITED, 1.0))).isLessThan(ON_A_BUSY_MACHINE);
    }

    @Test
    void ownersSeeHowFarTheChainIsAndWhetherItHolds() throws Exception {
        append("seen", 1);
        await().until(() -> unsealed() == 0);

        Response begun = Owner.asks().post("/api/v1/journal/seal/check");
        JsonPath seal = await().until(
                        () -> Owner.asks().get("/api/v1/journal/seal").jsonPath(), now -> !now.getBoolean("checking"));

        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(seal.getBoolean("lastCheck.whole")).as(seal.prettify()).isTrue();
        assertThat(seal.getLong("lastCheck.checked")).isPositive();
        assertThat(seal.getLong("sealed")).isGreaterThanOrEqualTo(seal.getLong("lastCheck.checked"));
        assertThat(seal.getBoolean("stuck")).isFalse();
        assertThat(seal.getString("newest")).startsWith(seal.getLong("sealed") + ":");
        assertThat(Instant.parse(seal.getString("sealedAt")))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(seal.getString("lastCheck.newest")).startsWith(seal.getLong("lastCheck.checked") + ":");
        given().get("/api/v1/journal/seal").then().statusCode(401);
        given().post("/api/v1/journal/seal/check").then().statusCode(401);
    }

    /** A long chain takes minutes, and no web server waits so long. */
    @Test
    void aCheckIsBegunAndTheNextOneIsToldThatItGoesOn() throws Exception {
        append("walked", 1);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE journal_seal IN ACCESS EXCLUSIVE MODE");

            Response begun = Owner.asks().post("/api/v1/journal/seal/check");
            Response again = Owner.asks().post("/api/v1/journal/seal/check");

            connection.rollback();
            connection.setAutoCommit(true);
            assertThat(begun.statusCode()).isEqualTo(202);
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.<String>path("code")).isEqualTo("check-runs");
        }
        await().until(() -> !Owner.asks().get("/api/v1/journal/seal").jsonPath().getBoolean("checking"));
    }

    @Test
    void theConsoleChecksTheChainAndANotedAnchor() throws Exception {
        append("noted", 1);
        await().until(() -> unsealed() == 0);
        String noted =
                rows.text("SELECT seq || ':' || encode(hash, 'hex') FROM journal_seal ORDER BY seq DESC LIMIT 1");

        JsonPath holds = console("?anchor=" + noted).jsonPath();
        assertThat(holds.getBoolean("whole")).as(holds.prettify()).isTrue();
        assertThat(holds.getBoolean("tailOld")).isFalse();

        JsonPath differs = console("?anchor=1:" + "0".repeat(64)).jsonPath();
        assertThat(differs.getBoolean("whole")).isFalse();
        assertThat(differs.getString("firstBreak.kind")).isEqualTo("REWRITTEN");
        console("");
        console("?anchor=1:" + "0".repeat(64));
        JsonPath seal = Owner.asks().get("/api/v1/journal/seal").jsonPath();
        assertThat(seal.getBoolean("lastCheck.whole"))
                .as("a line that was mistyped alarms nobody")
                .isTrue();
        assertThat(console("?anchor=nonsense").statusCode()).isEqualTo(409);
        given().post(consoleAddress()).then().statusCode(403);
    }

    @Test
    void whoeverHasTheExportCanComputeTheWholeChainAgain() throws Exception {
        append("=1+1 «δοκιμή» \"quoted\"\nsecond line", 3);
        await().until(() -> unsealed() == 0);
        String newest = rows.text("SELECT encode(hash, 'hex') FROM journal_seal ORDER BY seq DESC LIMIT 1");

        List<JsonNode> lines = exported();

        Seal seal = Seal.START;
        for (JsonNode line : lines) {
            assertThat(line.get("seq").longValue()).isEqualTo(seal.seq() + 1);
            seal = link(line).seal(seal, entry(line));
            assertThat(seal.hash()).isEqualTo(line.get("hash").textValue());
        }
        assertThat(lines).extracting(line -> line.get("hash").textValue()).contains(newest);
        assertThat(lines).hasSizeGreaterThan(3);
    }

    @Test
    void anExportOfManyPagesMissesNothing() throws Exception {
        append("many", 1_203);

        List<String> ids = Owner.asks()
                .accept("application/x-ndjson")
                .get("/api/v1/journal/export?group=STATES")
                .asString()
                .lines()
                .toList();

        assertThat(ids).hasSize((int) rows.count("SELECT count(*) FROM journal WHERE verb = 'STATE_CHANGED'"));
        assertThat(ids).doesNotHaveDuplicates();
    }

    private List<JsonNode> exported() throws IOException {
        Response answer = Owner.asks().get("/api/v1/journal/export");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/x-ndjson");
        assertThat(answer.header("Content-Disposition"))
                .matches("attachment; filename=\"hearth-journal-[-0-9]+\\.ndjson\"");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.asString().lines().toList()) lines.add(json.readTree(line));
        return lines.stream()
                .filter(line -> line.has("seq"))
                .sorted(Comparator.comparingLong(line -> line.get("seq").longValue()))
                .toList();
    }

    private static Link link(JsonNode line) {
        return new Link(
                line.get("seq").longValue(),
                line.get("id").longValue(),
                micros(line, "sealedAt"),
                line.get("settled").longValue());
    }

    private static StoredEntry entry(JsonNode line) {
        return new StoredEntry(
                line.get("id").longValue(),
                micros(line, "at"),
                line.get("verb").textValue(),
                line.get("cause").textValue(),
                text(line, "device"),
                text(line, "deviceName"),
                text(line, "capability"),
                text(line, "value"),
                text(line, "detail"));
    }

    private static long micros(JsonNode line, String field) {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, Instant.parse(line.get(field).textValue()));
    }

    private static @Nullable String text(JsonNode line, String field) {
        return line.get(field).textValue();
    }

    private @Nullable Void append(String detail, int entries) {
        for (int i = 0; i < entries; i++)
            QuarkusTransaction.requiringNew()
                    .run(() -> journal.append(
                            JournalEntry.of(Instant.now(), JournalVerb.STATE_CHANGED, Cause.of(CauseKind.LOCAL))
                                    .with(detail)));
        return null;
    }

    private long unsealed() {
        return rows.count(
                "SELECT count(*) FROM journal j WHERE NOT EXISTS (SELECT FROM journal_seal s WHERE s.entry = j.id)");
    }

    private Response console(String query) throws IOException {
        return given().header("Authorization", "Bearer " + Files.readString(House.consoleToken()))
                .post(consoleAddress() + query);
    }

    private String consoleAddress() {
        return "http://127.0.0.1:" + management.getPort() + "/console/journal/check";
    }
}
