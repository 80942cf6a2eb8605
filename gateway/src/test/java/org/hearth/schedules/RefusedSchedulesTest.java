package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearth.schedules.Wishes.cron;
import static org.hearth.schedules.Wishes.daily;
import static org.hearth.schedules.Wishes.on;
import static org.hearth.schedules.Wishes.once;
import static org.hearth.schedules.Wishes.with;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules that cannot be: each is refused over HTTP in words, with the field and what is allowed, and nothing of it is kept. */
@QuarkusTest
@TestProfile(PlannedHome.class)
class RefusedSchedulesTest {
    private static final Instant NOW = Instant.parse("2027-06-01T09:00:00Z");
    private static final int ONES = System.getProperty("hearth.long") == null ? 500 : 10_000;
    private static final int AT_ONCE = 100;
    private static final int MAX_A_PERSON = 100;

    @Inject
    Household household;

    @Inject
    Rows rows;

    @BeforeEach
    void nothingPlanned() {
        household.begin(NOW, "Europe/Athens");
        if (household.asks().get("/api/v1/home").path("position") != null)
            household.asks().delete("/api/v1/home/position").then().statusCode(200);
    }

    @AfterEach
    void rest() {
        household.rest();
    }

    @ParameterizedTest
    @MethodSource({
        "org.hearth.schedules.RefusedWish#dates",
        "org.hearth.schedules.RefusedWish#crons",
        "org.hearth.schedules.RefusedWish#spans",
        "org.hearth.schedules.RefusedWish#fields",
        "org.hearth.schedules.RefusedWish#unreadable"
    })
    void isRefusedInWordsAndNothingIsKept(RefusedWish refusal) {
        Response answer = household.asks().body(refusal.body()).post(Household.SCHEDULES);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(refusal.status());
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("code"))
                .isEqualTo(refusal.status() == RefusedWish.UNREADABLE ? "malformed" : "invalid");
        assertThat(answer.<String>path("detail")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("java.").doesNotContain("org.hearth");
        if (!refusal.field().isEmpty()) {
            assertThat(answer.<String>path("errors[0].field")).isEqualTo(refusal.field());
            assertThat(answer.<String>path("errors[0].message")).isNotBlank();
            assertThat(answer.<String>path("errors[0].allowed")).isNotBlank();
        }
        assertThat(rows.count("schedule")).isZero();
    }

    @Test
    void aNameMayBeWrittenInAnyAlphabet() {
        for (String name :
                List.of("Θερμοσίφωνας πρωί", "דוד שמש", "سخّان الماء", "👨‍👩‍👧‍👦 at seven", "Θ".repeat(60)))
            assertThat(household
                            .asks()
                            .body(with(on(daily("07:00")), "name", name))
                            .post(Household.SCHEDULES)
                            .then()
                            .statusCode(201)
                            .extract()
                            .<String>path("name"))
                    .isEqualTo(name);
    }

    @Test
    void aYearThatIsFarAwayIsShownAndKept() {
        Map<String, Object> wish = with(on(once("9999-12-31", "23:59:59")), "ending", Map.of("at", "00:15"));

        assertThat(household.preview(wish).toString())
                .isEqualTo("[9999-12-31T23:59:59+02:00, +10000-01-01T00:15:00+02:00 END]");
        household.adds(wish);
        household.asks().get(Household.SCHEDULES).then().statusCode(200);
    }

    /** Ten thousand of them in a long run. */
    @Test
    void ofManyThatAreDueEverySecondNoneIsTakenIn() {
        Map<String, Object> eachSecond = on(cron("* * * * * *"));

        for (int asked = 0; asked < ONES; asked += AT_ONCE) {
            Response answer = imported(Collections.nCopies(AT_ONCE, eachSecond));
            assertThat(answer.statusCode()).isEqualTo(RefusedWish.NOT_ACCEPTED);
            assertThat(answer.<List<String>>path("errors.field"))
                    .hasSize(AT_ONCE)
                    .startsWith("schedules[0].recurrence.expression", "schedules[1].recurrence.expression");
        }

        assertThat(rows.count("schedule")).isZero();
    }

    @Test
    void ofManyThatAreImportedOneThatCannotBeKeepsAllOut() {
        List<Map<String, Object>> wishes = new ArrayList<>(Collections.nCopies(9, on(daily("07:00"))));
        wishes.add(on(once("2027-02-30", "07:00")));

        Response answer = imported(wishes);

        assertThat(answer.statusCode()).isEqualTo(RefusedWish.NOT_ACCEPTED);
        assertThat(answer.<List<String>>path("errors.field")).containsExactly("schedules[9].recurrence.date");
        assertThat(rows.count("schedule")).isZero();
    }

    @Test
    void moreThanAHundredAtOnceAreNotTakenIn() {
        Response answer = imported(Collections.nCopies(AT_ONCE + 1, on(daily("07:00"))));

        assertThat(answer.statusCode()).isEqualTo(RefusedWish.NOT_ACCEPTED);
        assertThat(answer.<List<String>>path("errors.field")).containsExactly("schedules");
        assertThat(rows.count("schedule")).isZero();
    }

    @Test
    void aPersonHasAHundredAndAfterOneIsRemovedAnother() {
        String last = "";
        for (int i = 0; i < MAX_A_PERSON; i++) last = household.adds(disabled(i));

        Response answer = household.asks().body(disabled(MAX_A_PERSON)).post(Household.SCHEDULES);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.<String>path("code")).isEqualTo("too-many-schedules");
        assertThat(answer.<String>path("detail")).contains("100");
        assertThat(imported(List.of(disabled(MAX_A_PERSON))).statusCode()).isEqualTo(RefusedWish.NOT_ACCEPTED);
        assertThat(rows.count("schedule")).isEqualTo(MAX_A_PERSON);

        household.asks().delete(Household.SCHEDULES + "/" + last).then().statusCode(204);
        household.adds(disabled(MAX_A_PERSON));
        assertThat(rows.count("schedule")).isEqualTo(MAX_A_PERSON);
    }

    /** A hundred and one fit into the devices of this home. */
    private static Map<String, Object> disabled(int number) {
        Map<String, Object> wish =
                with(on(daily("07:00")), "device", "boiler-" + (number % OfflineDevices.BOILERS + 1));
        return with(with(wish, "enabled", false), "name", "Number " + number);
    }

    private Response imported(List<Map<String, Object>> wishes) {
        return household.asks().body(Map.of("version", 1, "schedules", wishes)).post(Household.SCHEDULES + "/import");
    }
}
