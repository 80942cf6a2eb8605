package org.hearth.journal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked of the journal over HTTP, by list and by export. */
@QuarkusTest
@QuarkusTestResource(House.class)
class JournalFilterTest {
    private static final String MARIA = "0a0a0a0a-0000-4000-8000-000000000001";
    private static final String NIKOS = "0a0a0a0a-0000-4000-8000-000000000002";
    private static final String MORNING = "0a0a0a0a-0000-4000-8000-000000000003";

    @Inject
    Rows rows;

    @Inject
    JournalTable table;

    @Inject
    JournalExport exports;

    /** In a year in which no other test has anything happen. */
    @BeforeEach
    void sixEntries() {
        rows.run("DELETE FROM journal WHERE at < '2002-01-01'");
        append("2001-03-01T08:00:00Z", "COMMAND_QUEUED", "filter-lamp", "a", person(MARIA, "Mary"));
        append("2001-03-01T09:00:00Z", "STATE_CHANGED", "filter-lamp", "b", "{\"kind\": \"LOCAL\"}");
        append("2001-03-02T08:00:00Z", "COMMAND_QUEUED", "filter-fan", "c", person(MARIA, "Maria"));
        append("2001-03-02T09:00:00Z", "ROOM_ADDED", null, "d", person(NIKOS, "Nikos"));
        append(
                "2001-03-03T08:00:00Z",
                "SCHEDULE_FIRED",
                "filter-lamp",
                "e",
                "{\"kind\": \"SCHEDULE\", \"name\": \"Morning\", \"scheduleId\": \"" + MORNING + "\"}");
        append("2001-03-03T09:00:00Z", "DEVICE_OFFLINE", "filter-fan", "f", "{\"kind\": \"LOST\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=50, fedcba",
        "device=filter-lamp, eba",
        "person=" + MARIA + ", ca",
        "schedule=" + MORNING + ", e",
        "cause=PERSON, dca",
        "cause=LOCAL&cause=LOST, fb",
        "group=COMMANDS, ca",
        "group=HOME&group=SCHEDULES, ed",
        "from=2001-03-02T08:00:00Z, fedc",
        "from=2001-03-02T10:00:00%2B02:00&to=2001-03-02T09:00:00Z, c",
        "device=filter-lamp&cause=PERSON, a",
        "device=filter-lamp&person=" + NIKOS + ", ''",
        "limit=2, fe",
        "limit=2&device=filter-lamp, eb"
    })
    void onlyWhatIsAskedForIsListedNewestFirstAndExportedOldestFirst(String query, String found) {
        List<String> listed = ask("/api/v1/journal?", query).jsonPath().getList("entries.detail");
        assertThat(String.join("", listed)).isEqualTo(found);
        if (query.contains("limit")) return;

        String exported = ask("/api/v1/journal/export?format=csv&", query).asString();
        assertThat(exported.lines().skip(1).map(line -> line.replaceAll(".*,\"([a-f])\",\"[A-Z]+\",.*", "$1")))
                .containsExactlyElementsOf(listed.reversed());
    }

    private static Response ask(String path, String query) {
        String end = query.contains("to=") ? "" : "&to=2002-01-01T00:00:00Z";
        return Owner.asks().urlEncodingEnabled(false).get(path + query + end);
    }

    @Test
    void pagesFollowEachOtherWithinAFilter() {
        String filter = "/api/v1/journal?to=2002-01-01T00:00:00Z&limit=2&device=filter-lamp";
        long next = Owner.asks().get(filter).jsonPath().getLong("nextBefore");

        assertThat(Owner.asks().get(filter + "&before=" + next).jsonPath().getList("entries.detail"))
                .containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "person=Maria",
                "person=1-1-1-1-1",
                "schedule=x",
                "cause=MAGIC",
                "cause=PERSON&cause=person",
                "group=ALL",
                "from=yesterday",
                "from=%2B999999-01-01T00:00:00Z",
                "to=2001-03-02",
                "to=2001-03-02T08:00:00Z&from=2001-03-02T08:00:00Z"
            })
    void whatCannotBeReadIsAProblemOfItsField(String query) {
        for (String path : new String[] {"/api/v1/journal?", "/api/v1/journal/export?"})
            Owner.asks()
                    .urlEncodingEnabled(false)
                    .get(path + query)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("code", equalTo("invalid"))
                    .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    void anUnknownFormOfExportIsAProblem() {
        Owner.asks()
                .get("/api/v1/journal/export?format=xlsx")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("format"));
        given().get("/api/v1/journal/export").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"text/csv, text/csv", "application/x-ndjson, application/x-ndjson", "*/*, application/x-ndjson"})
    void theAcceptHeaderChoosesTheForm(String wanted, String given) {
        assertThat(Owner.asks()
                        .accept(wanted)
                        .get("/api/v1/journal/export?to=2002-01-01T00:00:00Z")
                        .contentType())
                .startsWith(given);
    }

    @Test
    void whatAnEntrySaysIsNoFormulaInASpreadsheet() {
        String[] dangerous = {
            "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"
        };
        for (String text : dangerous)
            rows.run(
                    "INSERT INTO journal (at, verb, cause, device_name, detail) VALUES"
                            + " ('2001-06-01', 'DEVICE_CHANGED', '{\"kind\": \"LOCAL\"}', ?, ?)",
                    text,
                    text);

        String exported = Owner.asks()
                .get("/api/v1/journal/export?format=csv&from=2001-06-01T00:00:00Z&to=2002-01-01T00:00:00Z")
                .asString();

        for (String text : dangerous)
            assertThat(exported)
                    .contains("\"'" + text.replace("\"", "\"\"") + "\"")
                    .doesNotContain("\"" + text);
        assertThat(exported).startsWith("\uFEFF\"seq\",\"hash\"");
    }

    @Test
    void twoExportAtOnceAndThenThereIsAPlaceAgain() {
        try (JournalExport.Export first = begin();
                JournalExport.Export second = begin()) {
            assertThat(first).isNotSameAs(second);
            Owner.asks().get("/api/v1/journal/export").then().statusCode(503).body("code", equalTo("export-busy"));
        }
        Owner.asks().get("/api/v1/journal/export").then().statusCode(200);
    }

    private JournalExport.Export begin() {
        return exports.begin(JournalQuery.EVERYTHING, ExportForm.NDJSON, () -> true);
    }

    @Test
    void personsAreNamedAsTheyWereCalledLastAlsoWithoutAnAccount() {
        List<String> persons = Owner.asks()
                .get("/api/v1/journal/persons")
                .jsonPath()
                .getList("findAll { it.accountId.startsWith('0a0a') }.name");

        assertThat(persons).containsExactlyInAnyOrder("Maria", "Nikos");
    }

    @ParameterizedTest
    @CsvSource({
        "true, filter-fan, fdc",
        "false, filter-lamp, fdc",
        "true, no-such-device, d",
        "false, no-such-device, fedcba"
    })
    void whoMayReadOnlySomeDevicesReadsThoseAndWhatTheyCausedThemselves(boolean only, String device, String found) {
        Readership.Reader reader = new Readership.Reader(UUID.fromString(NIKOS), false, only, Set.of(device));
        JournalQuery query = new JournalQuery(
                reader, null, null, null, Set.of(), Set.of(), null, Instant.parse("2002-01-01T00:00:00Z"));

        assertThat(String.join("", details(table.list(query, Long.MAX_VALUE, 10))))
                .isEqualTo(found);
        assertThat(table.page(query, 0, 10))
                .extracting(kept -> kept.entry().detail())
                .containsExactlyElementsOf(
                        details(table.list(query, Long.MAX_VALUE, 10)).reversed());
    }

    private static List<String> details(List<JournalTable.Numbered> entries) {
        return entries.stream()
                .map(found -> String.valueOf(found.entry().detail()))
                .toList();
    }

    @Test
    void everyVerbIsInOneGroup() {
        assertThat(Stream.of(JournalGroup.values()).flatMap(group -> group.verbs().stream()))
                .containsExactlyInAnyOrder(JournalVerb.values());
    }

    private static String person(String id, String name) {
        return "{\"kind\": \"PERSON\", \"name\": \"" + name + "\", \"accountId\": \"" + id + "\"}";
    }

    private void append(String at, String verb, @Nullable String device, String detail, String cause) {
        rows.run(
                "INSERT INTO journal (at, verb, cause, device, detail) VALUES (?::timestamptz, ?, ?::jsonb, ?, ?)",
                at,
                verb,
                cause,
                device,
                detail);
    }
}
