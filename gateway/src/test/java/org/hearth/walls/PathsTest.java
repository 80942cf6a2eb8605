package org.hearth.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.junit.jupiter.api.Test;

/** Every route, asked for by every crooked path, straight at the gateway's port: nobody gets what is not theirs. */
@QuarkusTest
@QuarkusTestResource(House.class)
class PathsTest {
    private static final String JSON = "Content-Type: application/json";

    @Inject
    Furniture furniture;

    @Inject
    People people;

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    @Test
    void withoutATokenNoPathOpensARoute() {
        List<String> opened = opened(
                Contract.routes().stream().filter(route -> !route.isOpen()).toList(), List.of());

        assertThat(opened).isEmpty();
    }

    @Test
    void aMemberGetsByNoPathWhatIsTheOwners() {
        assertNothingOpensTo("MEMBER");
    }

    @Test
    void aGuestGetsByNoPathWhatIsOthers() {
        assertNothingOpensTo("GUEST");
    }

    /** What finds no hole must have looked at doors that open: the same requests with the right token. */
    @Test
    void theOwnerGetsThemByTheStraightPath() {
        List<Contract.Route> looks = Contract.routes().stream()
                .filter(route -> route.method().equals("GET") && route.queries().isEmpty())
                .toList();

        List<String> shut = new ArrayList<>();
        for (Contract.Route route : looks) {
            RawHttp.Answer answer = gateway().ask("GET", furniture.path(route), List.of(bearer(Owner.token())));
            boolean mayBeAbsent = route.path().contains("{") || route.id().equals("getPicture");
            boolean isAbsent = answer.status() == 404 && mayBeAbsent;
            if (!answer.isSuccess() && !isAbsent) shut.add(route.id() + " " + answer.status());
        }

        assertThat(looks).hasSizeGreaterThan(20);
        assertThat(shut).isEmpty();
    }

    @Test
    void noPathLeadsFromTheApiToTheConsoleOrTheFiguresOfTheGateway() {
        List<String> opened = new ArrayList<>();
        for (String inner : List.of("/console/accounts", "/q/metrics", "/q/health", "/q/openapi", "/q/dev-ui"))
            Tricks.of("/api/v1" + inner).forEach((trick, target) -> {
                String bare = target.replaceFirst("/api/v1(?=[/%\\\\])", "");
                for (String path : List.of(target, bare))
                    if (gateway()
                            .ask("GET", path, List.of(bearer(Owner.token())))
                            .isSuccess()) opened.add(trick + " " + path);
            });

        assertThat(opened).isEmpty();
    }

    @Test
    void noPathLeadsPastTheTokenOfTheConsole() {
        List<String> opened = new ArrayList<>();
        RawHttp console = new RawHttp(management.getPort());
        Tricks.of("/q/v1/console/accounts").forEach((trick, target) -> {
            String path = target.replace("/q/v1", "");
            if (console.ask("GET", path, List.of(bearer(Owner.token()))).isSuccess()) opened.add(trick + " " + path);
        });

        assertThat(opened).isEmpty();
    }

    private void assertNothingOpensTo(String role) {
        List<Contract.Route> others = Contract.routes().stream()
                .filter(route -> !route.isOpen() && !route.roles().contains(role))
                .toList();
        assertThat(others).hasSizeGreaterThan(10);

        assertThat(opened(others, List.of(bearer(people.token(role))))).isEmpty();
    }

    /** The tricks by which a route answered with success, and the pages that were no problem in the home's own form. */
    private List<String> opened(List<Contract.Route> routes, List<String> headers) {
        Specimens specimens = new Specimens(furniture.device());
        List<String> opened = new ArrayList<>();
        for (Contract.Route route : routes) {
            byte[] body =
                    route.hasBody() ? specimens.body(route).toString().getBytes(StandardCharsets.UTF_8) : new byte[0];
            List<String> all = new ArrayList<>(headers);
            if (route.hasBody()) all.add(JSON);
            for (Map.Entry<String, String> way :
                    Tricks.of(furniture.path(route)).entrySet()) {
                RawHttp.Answer answer = gateway().ask(route.method(), way.getValue(), all, body);
                if (answer.isSuccess() || answer.status() >= 500)
                    opened.add(route.id() + ", " + way.getKey() + ": " + answer.status() + " " + way.getValue());
            }
        }
        return opened;
    }

    private static RawHttp gateway() {
        return new RawHttp(RestAssured.port);
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }
}
