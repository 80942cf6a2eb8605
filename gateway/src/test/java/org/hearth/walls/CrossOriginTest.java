package org.hearth.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of somebody else can do with the browser of somebody who is signed in: nothing. */
@QuarkusTest
@QuarkusTestResource(House.class)
class CrossOriginTest {
    private static final String OWN_PAGE = "X-Hearth: 1";
    private static final String JSON = "Content-Type: application/json";

    @Inject
    Furniture furniture;

    private String cookie = "";

    @BeforeEach
    void signIn() {
        Owner.token();
        String who = "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(Owner.NAME, Owner.PASSWORD);
        RawHttp.Answer session = ask("POST", "/api/v1/sessions", List.of(JSON), who);
        cookie = "Cookie: " + session.cookie("__Host-hearth-refresh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost",
                "Origin: https://localhost.evil.example",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void theCookieIsWorthNothingOnAPageOfSomebodyElse(String mark) {
        assertThat(refresh(OWN_PAGE, mark).status()).isEqualTo(403);
        assertThat(ask("DELETE", "/api/v1/sessions/current", List.of(cookie, OWN_PAGE, mark), "")
                        .status())
                .isEqualTo(403);

        assertThat(refresh(OWN_PAGE).status()).isEqualTo(200);
    }

    @Test
    void theCookieIsWorthNothingWithoutTheHeaderOfOurPage() {
        assertThat(refresh(JSON).status()).isEqualTo(403);
        assertThat(ask("DELETE", "/api/v1/sessions/current", List.of(cookie), "")
                        .status())
                .isEqualTo(403);

        assertThat(refresh(OWN_PAGE).status()).isEqualTo(200);
    }

    @Test
    void ourOwnPageIsLetIn() {
        String own = "Origin: http://localhost:" + RestAssured.port;

        assertThat(refresh(OWN_PAGE, own, "Sec-Fetch-Site: same-origin").status())
                .isEqualTo(200);
    }

    /** As nginx hands on what a browser asks of it. */
    @Test
    void ourOwnPageIsLetInThroughTheWebServer() {
        assertThat(throughTheWebServer("https://hearth.local:8443")).isEqualTo(200);
        assertThat(throughTheWebServer("https://hearth.local")).isEqualTo(403);
        assertThat(throughTheWebServer("https://evil.example:8443")).isEqualTo(403);
    }

    @Test
    void noRouteTakesTheCookieForAToken() {
        List<String> opened = new ArrayList<>();
        for (Contract.Route route : Contract.routes()) {
            if (route.isOpen()) continue;
            int status = ask(route.method(), furniture.path(route), List.of(cookie, OWN_PAGE, JSON), body(route))
                    .status();
            // A route that takes no JSON says so before it asks who is there.
            if (status != 401 && status != 415) opened.add(route.id() + " " + status);
        }

        assertThat(opened).isEmpty();
    }

    @Test
    void noRouteDoesAnythingForAPageOfSomebodyElseEvenWithAToken() {
        List<String> opened = new ArrayList<>();
        for (Contract.Route route : Contract.routes()) {
            List<String> headers =
                    List.of("Authorization: Bearer " + Owner.token(), "Origin: https://evil.example", JSON);
            int status = ask(route.method(), furniture.path(route), headers, body(route))
                    .status();
            if (status != 403) opened.add(route.id() + " " + status);
        }

        assertThat(opened).isEmpty();
    }

    @Test
    void noAnswerAllowsAnotherOrigin() {
        List<String> allowing = new ArrayList<>();
        List<String> asking = List.of("Origin: https://evil.example", "Access-Control-Request-Method: POST");
        for (Contract.Route route : Contract.routes())
            for (List<String> headers : List.of(asking, List.of("Sec-Fetch-Mode: cors")))
                for (String method : List.of("OPTIONS", route.method()))
                    ask(method, furniture.path(route), headers, "").headers().stream()
                            .filter(line ->
                                    line.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"))
                            .forEach(line -> allowing.add(method + " " + route.id() + " " + line));

        assertThat(allowing).isEmpty();
    }

    private int throughTheWebServer(String origin) {
        String told = "X-Forwarded-Host: hearth.local:8443";
        return refresh(OWN_PAGE, "X-Forwarded-Proto: https", told, "Origin: " + origin)
                .status();
    }

    private RawHttp.Answer refresh(String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(cookie);
        RawHttp.Answer answer = ask("POST", "/api/v1/sessions/refresh", all, "");
        answer.header("Set-Cookie").ifPresent(next -> cookie = "Cookie: " + next.split(";", 2)[0]);
        return answer;
    }

    private String body(Contract.Route route) {
        return route.hasBody() ? new Specimens(furniture.device()).body(route).toString() : "";
    }

    private static RawHttp.Answer ask(String method, String path, List<String> headers, String body) {
        return new RawHttp(RestAssured.port).ask(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
