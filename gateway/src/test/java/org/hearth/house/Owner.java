package org.hearth.house;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** The person who owns the house of this test run: claims it when it is nobody's, and signs in. */
public final class Owner {
    public static final String NAME = "Maria";
    public static final String PASSWORD = "seven green kettles";

    private static String token = "";
    private static long tokenMade;

    private Owner() {}

    /** A request of the owner. */
    public static RequestSpecification asks() {
        return given().header("Authorization", "Bearer " + token());
    }

    /** An access token that is good for some minutes. */
    public static synchronized String token() {
        if (token.isEmpty() || System.nanoTime() - tokenMade > 240_000_000_000L) {
            claimOnce();
            token = given().contentType("application/json")
                    .body(Map.of("name", NAME, "password", PASSWORD))
                    .post("/api/v1/sessions")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("accessToken");
            tokenMade = System.nanoTime();
        }
        return token;
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
