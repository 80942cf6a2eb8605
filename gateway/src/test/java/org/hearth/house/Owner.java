package org.hearth.house;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.hearth.identity.Caller;
import org.hearth.identity.Role;

/** The person who owns the house of this test run: claims it when it is nobody's, and signs in. */
public final class Owner {
    public static final String NAME = "Maria";
    public static final String PASSWORD = "seven green kettles";

    private static String token = "";
    private static Path tokenOf = Path.of("");
    private static long tokenMade;

    /** A person has 32 sessions, and the oldest ends with the next: that of the token must not become it. */
    private static final int MOST_SINCE = 12;

    private static int madeSince;

    private Owner() {}

    /** A request of the owner. */
    public static RequestSpecification asks() {
        return given().header("Authorization", "Bearer " + token());
    }

    /** An access token that is good for a minute and more. */
    public static String token() {
        return token(Duration.ofMinutes(4));
    }

    /** Signs in now if {@link #token} would within the next two minutes: for who counts what a request leaves behind. */
    public static void signsInAhead() {
        token(Duration.ofMinutes(2));
    }

    private static synchronized String token(Duration oldest) {
        if (!House.trust().equals(tokenOf)
                || System.nanoTime() - tokenMade > oldest.toNanos()
                || madeSince > MOST_SINCE) {
            token = newToken();
            madeSince = 0;
            tokenOf = House.trust();
            tokenMade = System.nanoTime();
        }
        return token;
    }

    /** Who the token's session is of. */
    public static Caller caller() {
        UUID account = UUID.fromString(asks().get("/api/v1/account").path("id"));
        return new Caller(account, NAME, Role.OWNER, session());
    }

    /** The session of {@link #token}. */
    public static UUID session() {
        String claims = new String(Base64.getUrlDecoder().decode(token().split("\\.")[1]), StandardCharsets.UTF_8);
        return UUID.fromString(new JsonPath(claims).getString("sid"));
    }

    /** The access token of a session of its own, as of a second browser. */
    public static synchronized String newToken() {
        claimOnce();
        madeSince++;
        return given().contentType("application/json")
                .body(Map.of("name", NAME, "password", PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
    }

    /** A device as the owner sees it now. */
    public static JsonPath sees(TestDevice board) {
        return asks().get("/api/v1/devices/" + board.id()).jsonPath();
    }

    /** Waits until a board is shown as online with the state it told. */
    public static void awaits(TestDevice board) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            JsonPath view = sees(board);
            return view.getBoolean("presence.online")
                    && view.get("capabilities.find { it.id == 'relay1' }.reported") != null;
        });
    }

    /** Orders {@code relay1} of a board to be on or off. */
    public static Response orders(TestDevice board, boolean on) {
        return asks().contentType("application/json")
                .body(Map.of("capability", "relay1", "operation", "SET", "value", on))
                .post("/api/v1/devices/" + board.id() + "/commands");
    }

    /** A command as far as it got. */
    public static JsonPath seesCommand(String id) {
        return asks().get("/api/v1/commands/" + id).jsonPath();
    }

    private static void claimOnce() {
        boolean claimed =
                given().get("/api/v1/setup").then().statusCode(200).extract().path("claimed");
        if (claimed) return;
        try {
            given().contentType("application/json")
                    .body(Map.of(
                            "code",
                            Files.readString(House.claimFile()).strip(),
                            "name",
                            NAME,
                            "password",
                            PASSWORD,
                            "homeName",
                            "Test house",
                            "zone",
                            "Europe/Athens"))
                    .post("/api/v1/setup/claim")
                    .then()
                    .statusCode(201);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
