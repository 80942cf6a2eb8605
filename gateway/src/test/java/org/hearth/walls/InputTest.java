package org.hearth.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route that takes a body, a number or a name, handed everything that is none: it says so, and keeps nothing. */
@QuarkusTest
@QuarkusTestResource(House.class)
class InputTest {
    private static final String TYPE = "Content-Type: application/json";
    private static final Set<String> WRONG_KINDS =
            Set.of("number", "fraction", "truth", "list", "object", "null", "missing", "deeply nested", "a million");
    private static final int HUNDRED_MEGABYTES = 100_000_000;

    @Inject
    Furniture furniture;

    @Inject
    Tables tables;

    private Map<String, Long> before = Map.of();
    private int visitor;

    static List<Contract.Route> routesWithABody() {
        return Contract.routes().stream().filter(Contract.Route::hasBody).toList();
    }

    static List<Contract.Route> routesWithAQuery() {
        return Contract.routes().stream()
                .filter(route -> !route.queries().isEmpty())
                .toList();
    }

    static List<Contract.Route> routesWithAnId() {
        return Contract.routes().stream()
                .filter(route -> route.path().contains("{"))
                .toList();
    }

    @BeforeEach
    void whatIsThere() {
        furniture.device();
        Owner.signsInAhead();
        before = tables.count();
    }

    @AfterEach
    void nothingWasStored() {
        assertThat(tables.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("routesWithABody")
    void aBodyThatIsWrongInOneThingIsRefusedInWords(Contract.Route route) {
        List<String> faults = new ArrayList<>();
        List<BadBodies.Bad> bodies = new BadBodies(new Specimens(furniture.device()), route).all();
        for (BadBodies.Bad bad : bodies) {
            if (isTaken(route, bad)) continue;
            RawHttp.Answer answer = send(route, List.of(TYPE), bad.text());
            Refusal.fault(answer, bad.field())
                    .ifPresent(why -> faults.add(bad.field() + " " + bad.what() + ": " + answer.status() + " " + why
                            + " " + Refusal.beginning(answer)));
        }

        assertThat(bodies).hasSizeGreaterThan(20);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routesWithABody")
    void aBodyOfAnotherTypeIsRefused(Contract.Route route) {
        String good = new Specimens(furniture.device()).body(route).toString();
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "x")) {
            RawHttp.Answer answer = send(route, List.of("Content-Type: " + type), good);
            assertThat(Refusal.fault(answer, "")).as(type + answer).isEmpty();
        }
        assertThat(Refusal.fault(send(route, List.of(), good), "")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routesWithAQuery")
    void aQueryThatIsNoneIsRefusedInWords(Contract.Route route) {
        List<String> faults = new ArrayList<>();
        for (Contract.Query query : route.queries())
            for (String value :
                    List.of("", "x", "-1", "0", "1.5", "NaN", "1e309", "99999999999999999999", "%00", "%ED%A0%80")) {
                if (value.isEmpty() && !route.method().equals("GET")) continue; // as if it were left out
                RawHttp.Answer answer = send(route, query.name() + "=" + value);
                boolean mayBe = answer.isSuccess() && route.method().equals("GET");
                if (!mayBe)
                    Refusal.fault(answer, "")
                            .ifPresent(
                                    why -> faults.add(query.name() + "=" + value + ": " + answer.status() + " " + why));
                if (mayBe && !isFitFor(query, value)) faults.add(query.name() + "=" + value + ": " + answer.status());
            }

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routesWithAQuery")
    void aQueryAskedTwiceIsNoFault(Contract.Route route) {
        for (Contract.Query query : route.queries())
            assertThat(send(route, query.name() + "=1&" + query.name() + "=x").status())
                    .isLessThan(500);
    }

    @ParameterizedTest
    @MethodSource("routesWithAnId")
    void anIdThatIsNoneIsNotFound(Contract.Route route) {
        for (String id : List.of(
                "x",
                "%00",
                "%F0%9F%92%A9",
                "%ED%A0%80",
                "'%20OR%201=1--",
                "a".repeat(5_000),
                "-1",
                "%7B%7D",
                "..%2f..",
                "null")) {
            String path = route.path().replaceAll("\\{\\w+}", id);
            String body = route.hasBody()
                    ? new Specimens(furniture.device()).body(route).toString()
                    : "";
            RawHttp.Answer answer =
                    gateway().ask(route.method(), path, headers(List.of(TYPE)), body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(path).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyWithoutEndIsNotReadToTheEnd(boolean toldBefore) {
        List<String> headers = headers(
                List.of(TYPE, toldBefore ? "Content-Length: " + HUNDRED_MEGABYTES : "Transfer-Encoding: chunked"));
        long[] sent = new long[1];

        RawHttp.Answer answer = gateway().stream("POST", "/api/v1/rooms", headers, out -> {
            byte[] piece = "x".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
            while (sent[0] < HUNDRED_MEGABYTES) {
                if (!toldBefore) out.write("2000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(piece);
                if (!toldBefore) out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                sent[0] += piece.length;
            }
        });

        assertThat(Refusal.fault(answer, "")).isEmpty();
        assertThat(answer.status()).isEqualTo(toldBefore ? 413 : 411);
        assertThat(sent[0]).isLessThan(HUNDRED_MEGABYTES / 2);
    }

    /** What is refused elsewhere and means something here. */
    private static boolean isTaken(Contract.Route route, BadBodies.Bad bad) {
        return switch (route.id()) {
            // a reason may be left out, and then there is nothing to send
            case "disableDevice" -> Set.of("empty", "blank", "null").contains(bad.what());
            // "what is left out is at its default"
            case "wishSettings" ->
                bad.field().equals("settings.capabilities")
                        && Set.of("null", "missing").contains(bad.what());
            // any text may be published, and asked about; a path of JSON is none of the gateway's business
            case "publish" -> bad.field().equals("payload") && !WRONG_KINDS.contains(bad.what());
            case "validateTopic" -> bad.field().equals("topic") && !WRONG_KINDS.contains(bad.what());
            default -> false;
        };
    }

    private static boolean isFitFor(Contract.Query query, String value) {
        return switch (Specimens.typeOf(query.schema())) {
            case "integer" -> value.isEmpty() || value.matches("-?\\d{1,18}");
            case "boolean" -> value.isEmpty();
            default -> true;
        };
    }

    private RawHttp.Answer send(Contract.Route route, String query) {
        String body =
                route.hasBody() ? new Specimens(furniture.device()).body(route).toString() : "";
        return gateway()
                .ask(
                        route.method(),
                        furniture.path(route) + "?" + query,
                        headers(List.of(TYPE)),
                        body.getBytes(StandardCharsets.UTF_8));
    }

    private RawHttp.Answer send(Contract.Route route, List<String> headers, String body) {
        return gateway()
                .ask(route.method(), furniture.path(route), headers(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Each request from another place, so that nobody is too many for the door. */
    private List<String> headers(List<String> own) {
        List<String> headers = new ArrayList<>(own);
        headers.add("Authorization: Bearer " + Owner.token());
        headers.add("X-Forwarded-For: 10.1." + visitor / 250 + "." + (visitor++ % 250 + 1));
        return headers;
    }

    private static RawHttp gateway() {
        return new RawHttp(RestAssured.port);
    }
}
