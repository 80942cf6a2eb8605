package org.hearth.schedules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules over HTTP, as the dashboard uses them. */
@QuarkusTest
@TestProfile(RunningHome.class)
class ScheduleResourceTest {
    private static final String SCHEDULES = "/api/v1/schedules";
    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");

    private static String token = "";

    @ConfigProperty(name = "hearth.claim-file")
    Path claimFile = Path.of("");

    @BeforeEach
    void claimOnce() throws IOException {
        if (!token.isEmpty()) return;
        token = given().contentType("application/json")
                .body(Map.of(
                        "code",
                        Files.readString(claimFile).strip(),
                        "name",
                        "Maria",
                        "password",
                        "seven green kettles",
                        "zone",
                        ATHENS.getId()))
                .post("/api/v1/setup/claim")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
    }

    @Test
    void aScheduleIsAddedFiresAndLeavesItsLedger() {
        Instant due = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3);
        String time = LocalTime.ofInstant(due, ATHENS).toString();
        String id = maria().body(wish("boiler-1", Map.of("recurrence", daily(time))))
                .post(SCHEDULES)
                .then()
                .statusCode(201)
                .body("name", equalTo("Boiler 1 on"))
                .body("zone", equalTo("Europe/Athens"))
                .body("recurrence.days", hasSize(7))
                .body("gap", equalTo("NEXT_VALID"))
                .body("overlap", equalTo("FIRST"))
                .body("nextAt", equalTo(due.toString()))
                .extract()
                .path("id");

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !firings(id).getList("$").isEmpty());

        JsonPath fired = firings(id);
        assertThat(fired.getString("[0].outcome")).isEqualTo("FIRED");
        assertThat(fired.getString("[0].dueAt")).isEqualTo(due.toString());
        assertThat(Instant.parse(fired.getString("[0].recordedAt"))).isBetween(due, due.plusMillis(900));
        assertThat(fired.getString("[0].command.cause.scheduleId")).isEqualTo(id);
        assertThat(fired.getString("[0].command.device")).isEqualTo("boiler-1");

        maria().delete(SCHEDULES + "/" + id).then().statusCode(204);
        maria().get(SCHEDULES + "/" + id).then().statusCode(404).body("code", equalTo("not-found"));
        assertThat(firings(id).getList("$")).hasSize(1);
    }

    @Test
    void howACronExpressionWasReadStandsWithItsSchedule() {
        Map<String, Object> cron = Map.of("kind", "CRON", "expression", "30 7 1,L * FRI#2");
        String id = added(wish("boiler-3", Map.of("recurrence", cron)));

        maria().get(SCHEDULES + "/" + id)
                .then()
                .statusCode(200)
                .body("cron.minutes", contains(30))
                .body("cron.hours", contains(7))
                .body("cron.daysOfMonth", contains("1", "L"))
                .body("cron.months", hasSize(0))
                .body("cron.weekdays", contains("FRI#2"));
        maria().get(SCHEDULES)
                .then()
                .statusCode(200)
                .body("find { it.id == '%s' }.cron.hours".formatted(id), contains(7));
        maria().delete(SCHEDULES + "/" + id).then().statusCode(204);
    }

    @Test
    void aScheduleIsReplacedByPut() {
        String id = added(wish("boiler-2", Map.of()));

        maria().body(wish(
                        "boiler-2",
                        Map.of(
                                "name",
                                "Night off",
                                "value",
                                false,
                                "recurrence",
                                weekly("23:00:30", "SUNDAY", "MONDAY"),
                                "gap",
                                "SKIP",
                                "overlap",
                                "BOTH",
                                "enabled",
                                false)))
                .put(SCHEDULES + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Night off"))
                .body("value", equalTo(false))
                .body("recurrence.days", contains("MONDAY", "SUNDAY"))
                .body("recurrence.time", equalTo("23:00:30"))
                .body("gap", equalTo("SKIP"))
                .body("overlap", equalTo("BOTH"))
                .body("nextAt", equalTo(null));
        maria().get(SCHEDULES).then().statusCode(200).body("id", hasItem(id));
        maria().get("/api/v1/journal?device=boiler-2")
                .then()
                .body("entries.verb", contains("SCHEDULE_CHANGED", "SCHEDULE_ADDED"))
                .body("entries.cause.name", everyItem(equalTo("Maria")));
    }

    @Test
    void thePreviewTellsThirtyMomentsAndKeepsNothing() {
        maria().body(wish("boiler-3", Map.of("recurrence", weekly("03:30", "SUNDAY"), "value", false)))
                .post(SCHEDULES + "/preview")
                .then()
                .statusCode(200)
                .body("zone", equalTo("Europe/Athens"))
                .body("firings", hasSize(30))
                .body("firings.at", everyItem(notNullValue()))
                .body("firings.local", everyItem(matchesPattern("\\d{4}-\\d\\d-\\d\\dT0[34]:[03]0:00")))
                .body("firings.offset", everyItem(matchesPattern("\\+0[23]:00")))
                .body("firings.value", everyItem(equalTo(false)))
                .body("firings.mark", hasItem(matchesPattern("MOVED|FIRST_OF_TWO")));

        maria().get(SCHEDULES).then().body("findAll { it.device == 'boiler-3' }", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "device, nobody, device",
        "capability, temperature, capability",
        "capability, relay9, capability",
        "name, 0123456789012345678901234567890123456789012345678901234567890, name"
    })
    void aFieldThatBreaksARuleIsNamed(String field, String value, String named) {
        for (String path : List.of(SCHEDULES, SCHEDULES + "/preview"))
            maria().body(wish("boiler-4", Map.of(field, value)))
                    .post(path)
                    .then()
                    .statusCode(422)
                    .body("errors.field", contains(named))
                    .body("errors[0].allowed", notNullValue());
    }

    @Test
    void fieldsThatAreMissingAreAllNamed() {
        maria().body("{}")
                .post(SCHEDULES)
                .then()
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("device", "value", "recurrence"));
        maria().body(wish("boiler-4", Map.of("recurrence", weekly("07:00"))))
                .post(SCHEDULES)
                .then()
                .statusCode(422)
                .body("errors.field", contains("recurrence.days"));
        maria().post(SCHEDULES).then().statusCode(400).body("code", equalTo("malformed"));
        maria().body(wish("boiler-4", Map.of("recurrence", weekly("07:00", "SOMEDAY"))))
                .post(SCHEDULES)
                .then()
                .statusCode(400);
    }

    @Test
    void aDeviceHasAtMost32() {
        for (int i = 0; i < 32; i++) added(wish("boiler-5", Map.of("enabled", false)));

        maria().body(wish("boiler-5", Map.of()))
                .post(SCHEDULES)
                .then()
                .statusCode(409)
                .body("code", equalTo("too-many-schedules"));
    }

    @Test
    void whatWasSavedAsAFileIsTakenInAgainOnce() {
        String id = added(wish("boiler-6", Map.of("name", "To take along", "ending", Map.of("after", "PT15M"))));
        List<Map<String, Object>> file = exported("boiler-6");
        assertThat(file).hasSize(1);
        assertThat(file.getFirst()).containsEntry("name", "To take along").doesNotContainValue(null);
        maria().delete(SCHEDULES + "/" + id).then().statusCode(204);

        imported(file).statusCode(201).body("added", hasSize(1)).body("known", equalTo(0));
        imported(file).statusCode(201).body("added", hasSize(0)).body("known", equalTo(1));
        assertThat(exported("boiler-6")).isEqualTo(file);
    }

    @Test
    void ofAFileAllIsTakenInOrNoneAndEachThatCannotBeIsNamed() {
        String there = added(wish("boiler-7", Map.of("name", "Away", "value", false)));
        Map<String, Object> good = wish("boiler-7", Map.of("recurrence", daily("09:00")));
        Map<String, Object> contradicting = wish("boiler-7", Map.of());
        Map<String, Object> over =
                wish("boiler-7", Map.of("recurrence", Map.of("kind", "ONCE", "date", "2026-01-06", "time", "18:00")));

        imported(List.of(good, wish("nobody", Map.of()), wish("boiler-7", Map.of("recurrence", weekly("07:00")))))
                .statusCode(422)
                .body("errors.field", contains("schedules[1].device", "schedules[2].recurrence.days"));
        imported(List.of(good, contradicting, over))
                .statusCode(422)
                .body("errors.field", contains("schedules[1].conflicts[" + there + "]", "schedules[2].recurrence"));
        imported(List.of(wish("boiler-7", Map.of("gap", "SOMETIMES"))))
                .statusCode(400)
                .body("errors.field", contains("schedules[0].gap"));
        assertThat(exported("boiler-7")).hasSize(1);

        contradicting.put("withConflicts", true);
        imported(List.of(good, contradicting)).statusCode(201).body("added", hasSize(2));
    }

    @Test
    void aScheduleIsCopiedToAnotherDeviceOnce() {
        String id = added(wish("boiler-1", Map.of("recurrence", daily("11:00"), "value", false)));
        for (int added : List.of(1, 0))
            maria().body(Map.of("targets", List.of(Map.of("device", "boiler-8", "capability", "relay1"))))
                    .post(SCHEDULES + "/" + id + "/copies")
                    .then()
                    .statusCode(201)
                    .body("added", hasSize(added))
                    .body("known", equalTo(1 - added));
        maria().body(Map.of("targets", List.of(Map.of("device", "boiler-8", "capability", "temperature"))))
                .post(SCHEDULES + "/" + id + "/copies")
                .then()
                .statusCode(422)
                .body("errors.field", contains("targets[0].capability"));
        assertThat(exported("boiler-8")).hasSize(1);
    }

    @Test
    void aCalendarIsReadByItsLinkUntilThatIsEnded() {
        added(wish("boiler-2", Map.of("name", "For the calendar", "recurrence", daily("13:00"))));
        JsonPath made = maria().body(Map.of("label", "Kitchen wall"))
                .post("/api/v1/calendar-links")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        given().get(made.getString("path"))
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/calendar"))
                .body(containsString("SUMMARY:For the calendar"));
        maria().delete("/api/v1/calendar-links/" + made.getString("link.id"))
                .then()
                .statusCode(204);
        given().get(made.getString("path")).then().statusCode(404);
    }

    @Test
    void aStrangerLearnsNothing() {
        given().get(SCHEDULES).then().statusCode(401);
        given().contentType("application/json")
                .body(wish("boiler-1", Map.of()))
                .post(SCHEDULES)
                .then()
                .statusCode(401);
    }

    private static String added(Map<String, Object> wish) {
        return maria().body(wish)
                .post(SCHEDULES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath firings(String id) {
        return maria().get(SCHEDULES + "/" + id + "/firings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Map<String, Object>> exported(String device) {
        return maria().get(SCHEDULES + "/export")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .extract()
                .jsonPath()
                .getList("schedules.findAll { it.device == '" + device + "' }");
    }

    private static ValidatableResponse imported(List<Map<String, Object>> schedules) {
        return maria().body(Map.of("version", 1, "schedules", schedules))
                .post(SCHEDULES + "/import")
                .then();
    }

    private static RequestSpecification maria() {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    /** Every day at 07:00 on, but for what is given. */
    private static Map<String, Object> wish(String device, Map<String, ?> instead) {
        Map<String, Object> wish = new HashMap<>(
                Map.of("device", device, "capability", "relay1", "value", true, "recurrence", daily("07:00")));
        wish.putAll(instead);
        return wish;
    }

    private static Map<String, Object> daily(String time) {
        return weekly(time, "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
    }

    private static Map<String, Object> weekly(String time, String... days) {
        return Map.of("kind", "WEEKLY", "days", List.of(days), "time", time);
    }
}
