package org.hearth.walls;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.junit.jupiter.api.Test;

/** What stands on every answer of the gateway, and whom it believes about where a request came from. */
@QuarkusTest
@QuarkusTestResource(House.class)
class AnswersTest {
    private static final String JSON = "Content-Type: application/json";
    private static final String WRONG = "{\"name\":\"Nobody of walls\",\"password\":\"seven wrong walls\"}";

    @Inject
    Rows rows;

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    @Test
    void everyKindOfAnswerSaysWhatABrowserMustNotDoWithIt() {
        Map<String, RawHttp.Answer> answers = everyKind();

        assertThat(answers.values().stream().map(RawHttp.Answer::status).distinct())
                .containsExactlyInAnyOrder(200, 400, 401, 403, 404, 405, 411, 413, 415, 422);
        answers.forEach((kind, answer) -> {
            assertThat(answer.header("Content-Security-Policy").orElse(""))
                    .as(kind)
                    .startsWith("default-src 'none';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).as(kind).hasValue("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(kind).hasValue("no-referrer");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).as(kind).hasValue("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).as(kind).hasValue("same-origin");
            assertThat(answer.header("Cache-Control").orElse("")).as(kind).contains("no-store");
            assertThat(answer.header("Server")).as(kind).isEmpty();
            assertThat(answer.header("X-Powered-By")).as(kind).isEmpty();
        });
    }

    @Test
    void everyRefusalIsAProblemInWords() {
        everyKind().forEach((kind, answer) -> {
            if (answer.status() < 400) return;
            assertThat(answer.header("Content-Type").orElse("")).as(kind).startsWith("application/problem+json");
            assertThat(answer.body()).as(kind).contains("\"code\":", "\"detail\":", "\"status\":" + answer.status());
        });
    }

    @Test
    void whatIsRefusedIsCounted() {
        for (String status : List.of("400", "401", "403", "413", "415", "422")) {
            double before = counted(status);
            everyKind();
            await().atMost(Duration.ofSeconds(10)).until(() -> counted(status) > before);
        }
    }

    @Test
    void onlyTheWebServersHopIsBelievedAboutWhereARequestComesFrom() {
        List<String> lies =
                List.of(JSON, "X-Forwarded-For: 10.66.66.66", "Forwarded: for=10.66.66.67", "X-Real-IP: 10.66.66.68");

        new RawHttp(RestAssured.port, "127.0.0.2")
                .ask("POST", "/api/v1/sessions", lies, WRONG.getBytes(StandardCharsets.UTF_8));

        assertThat(rows.count("SELECT count(*) FROM attempt WHERE scope LIKE '%10.66.66.%'"))
                .isZero();
        assertThat(rows.count("SELECT count(*) FROM attempt WHERE scope LIKE '%127.0.0.2'"))
                .isOne();
    }

    @Test
    void ofTheAddressesInTheHeaderTheHopsOwnCounts() {
        List<String> told = List.of(JSON, "X-Forwarded-For: 10.67.67.67");

        new RawHttp(RestAssured.port).ask("POST", "/api/v1/sessions", told, WRONG.getBytes(StandardCharsets.UTF_8));

        assertThat(rows.count("SELECT count(*) FROM attempt WHERE scope LIKE '%10.67.67.67'"))
                .isOne();
    }

    /** HTTP/2 on the way would find its body read already; the web server before it never asks for it. */
    @Test
    void anUpgradeToAnotherProtocolIsNotMade() {
        List<String> upgrading = List.of(
                JSON,
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA");

        RawHttp.Answer answer = bare("POST", "/api/v1/sessions", upgrading, WRONG);

        assertThat(answer.status()).isEqualTo(401);
    }

    /** How many requests ended so, as the gateway's figures tell it. */
    private double counted(String status) {
        String figures = given().get("http://127.0.0.1:" + management.getPort() + "/q/metrics")
                .asString();
        return figures.lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .filter(line -> line.contains("status=\"" + status + '"'))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static Map<String, RawHttp.Answer> everyKind() {
        Map<String, RawHttp.Answer> answers = new TreeMap<>();
        answers.put("an answer", ask("GET", "/api/v1/home", ""));
        answers.put("open to everybody", bare("GET", "/api/v1/setup", List.of()));
        answers.put("a stream", ask("GET", "/api/v1/live", ""));
        answers.put("nobody", bare("GET", "/api/v1/home", List.of()));
        answers.put("a bad token", bare("GET", "/api/v1/home", List.of("Authorization: Bearer x.y.z")));
        answers.put("not our page", bare("POST", "/api/v1/sessions/refresh", List.of()));
        answers.put("somebody else's page", bare("GET", "/api/v1/home", List.of("Sec-Fetch-Site: cross-site")));
        answers.put("no route", ask("GET", "/api/v1/nothing", ""));
        answers.put("nothing at all", ask("GET", "/", ""));
        answers.put("no id", ask("GET", "/api/v1/schedules/x", ""));
        answers.put("absent", ask("GET", "/api/v1/devices/absent-1", ""));
        answers.put("no method", ask("PATCH", "/api/v1/home", "{}"));
        answers.put("no JSON", ask("POST", "/api/v1/rooms", "{"));
        answers.put("no field", ask("POST", "/api/v1/rooms", "{}"));
        answers.put("too large", ask("POST", "/api/v1/rooms", "x".repeat(70_000)));
        answers.put("no length", bare("POST", "/api/v1/rooms", List.of("Transfer-Encoding: chunked")));
        answers.put("a control character", ask("GET", "/api/v1/devices/%00", ""));
        answers.put("no type", bare("POST", "/api/v1/sessions", List.of("Content-Type: text/plain"), "x"));
        return answers;
    }

    private static RawHttp.Answer ask(String method, String path, String body) {
        List<String> headers = new ArrayList<>(List.of("Authorization: Bearer " + Owner.token()));
        if (!body.isEmpty()) headers.add(JSON);
        return bare(method, path, headers, body);
    }

    private static RawHttp.Answer bare(String method, String path, List<String> headers) {
        return bare(method, path, headers, "");
    }

    private static RawHttp.Answer bare(String method, String path, List<String> headers, String body) {
        return new RawHttp(RestAssured.port).ask(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
