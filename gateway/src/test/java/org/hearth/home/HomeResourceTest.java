package org.hearth.home;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearth.house.LiveWatcher;
import org.hearth.house.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the home is and what it thinks of its clock, over HTTP and on the live stream. */
@QuarkusTest
@TestProfile(UntrustedHome.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HomeResourceTest {
    private static final String HOME = "/api/v1/home";
    private static String token = "";

    @ConfigProperty(name = "hearth.claim-file")
    Path claimFile = Path.of("");

    @Inject
    InstantSource clock;

    @Inject
    ClockTrust trust;

    @Inject
    Rows rows;

    @BeforeEach
    void claimOnce() throws IOException {
        if (!token.isEmpty()) return;
        String code = Files.readString(claimFile).strip();
        token = given().contentType("application/json")
                .body(Map.of("code", code, "name", "Maria", "password", "seven green kettles", "zone", "Europe/Athens"))
                .post("/api/v1/setup/claim")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
    }

    /** In this order: what is trusted is not doubted again. */
    @Test
    @Order(1)
    void aHomeWithoutTimeSaysSoAndWhatItsZonesGoBy() {
        JsonPath time = home();

        assertThat(time.getBoolean("time.trusted")).isFalse();
        assertThat(time.<Object>get("time.source")).isNull();
        assertThat(time.<Object>get("time.since")).isNull();
        assertThat(time.getString("time.withoutInternet")).isEqualTo("WAIT");
        assertThat(time.getString("time.tzdata")).matches("20\\d\\d[a-z]").isEqualTo(TimeZoneData.version());
    }

    @Test
    @Order(2)
    void aBrowserThatSaysAnotherTimeIsRefusedAndToldBoth() {
        Instant wrong = clock.instant().minusSeconds(180);

        Response refused = asks().body(Map.of("now", wrong.toString())).post(HOME + "/time/trust");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("code")).isEqualTo("clock-differs");
        assertThat(refused.<String>path("detail"))
                .contains(wrong.toString())
                .contains(clock.instant().toString().substring(0, 14));
        assertThat(trust.isTrusted()).isFalse();
    }

    @Test
    @Order(3)
    void aBrowserThatAgreesIsBelievedAndEveryPageSeesIt() {
        try (LiveWatcher page = new LiveWatcher(token)) {
            await().until(() -> !page.told("snapshot").isEmpty());
            assertThat(isTrusted(page.told("snapshot").getFirst().getJsonObject("home")))
                    .isFalse();
            Instant before = clock.instant();

            JsonPath answer = asks().body(Map.of("now", clock.instant().toString()))
                    .post(HOME + "/time/trust")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();

            assertThat(answer.getBoolean("time.trusted")).isTrue();
            assertThat(answer.getString("time.source")).isEqualTo("PERSON");
            assertThat(Instant.parse(answer.getString("time.since"))).isBetween(before, clock.instant());
            await().until(() -> page.told("home").stream().anyMatch(HomeResourceTest::isTrusted));
        }
    }

    @Test
    void theHouseholdChoosesOnceWhetherACutWaitsForAPerson() {
        JsonPath chosen = put("/time", Map.of("withoutInternet", "GO_ON"));

        assertThat(chosen.getString("time.withoutInternet")).isEqualTo("GO_ON");
        assertThat(home().getString("time.withoutInternet")).isEqualTo("GO_ON");
        put("/time", Map.of("withoutInternet", "GO_ON"));
        assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = 'CLOCK_RULE_CHANGED' AND detail = 'GO_ON'"))
                .isOne();
    }

    @Test
    void whereTheHomeIsIsKeptAndToldToPagesAndNotToTheJournal() {
        try (LiveWatcher page = new LiveWatcher(token)) {
            assertThat(home().<Object>get("position")).isNull();

            JsonPath placed = put("/position", Map.of("latitude", 37.9838, "longitude", 23.7275));

            assertThat(placed.getDouble("position.latitude")).isEqualTo(37.9838);
            assertThat(home().getDouble("position.longitude")).isEqualTo(23.7275);
            await().until(() -> page.told("home").stream()
                    .anyMatch(home -> home.getJsonObject("position", new JsonObject())
                            .getDouble("latitude", 0.0)
                            .equals(37.9838)));
        }
        assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = 'HOME_MOVED' AND detail IS NULL"))
                .isOne();
        assertThat(rows.count("SELECT count(*) FROM journal WHERE journal::text LIKE '%37.98%'"))
                .isZero();

        asks().delete(HOME + "/position").then().statusCode(200);

        assertThat(home().<Object>get("position")).isNull();
        assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = 'HOME_MOVED' AND detail = 'removed'"))
                .isOne();
        assertThat(rows.text("SELECT latitude FROM home")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"latitude\": 90.1, \"longitude\": 0} | latitude",
                "{\"latitude\": 0, \"longitude\": -180.5} | longitude",
                "{\"latitude\": 0} | longitude",
                "{\"longitude\": 0} | latitude"
            })
    void whatIsNoPlaceIsRefused(String body, String field) {
        Response answer = asks().body(body).put(HOME + "/position");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.field")).containsExactly(field);
    }

    @Test
    void theZoneIsChangedAndToldToTheJournal() {
        assertThat(put("/zone", Map.of("zone", "Europe/Vienna")).getString("zone"))
                .isEqualTo("Europe/Vienna");
        assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = 'ZONE_CHANGED' AND detail = 'Europe/Vienna'"))
                .isOne();
        assertThat(asks().body(Map.of("zone", "Europe/Nowhere"))
                        .put(HOME + "/zone")
                        .statusCode())
                .isEqualTo(422);
        put("/zone", Map.of("zone", "Europe/Athens"));
    }

    private static boolean isTrusted(JsonObject home) {
        return home.getJsonObject("time").getBoolean("trusted");
    }

    private static JsonPath home() {
        return asks().get(HOME).jsonPath();
    }

    private static JsonPath put(String path, Map<String, Object> body) {
        return asks().body(body)
                .put(HOME + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification asks() {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }
}
