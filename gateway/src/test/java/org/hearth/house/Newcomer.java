package org.hearth.house;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.Map;

/** Somebody whom the owner of the house invites, and who comes. */
public final class Newcomer {
    public static final String PASSWORD = "nine quiet rivers bend";

    private Newcomer() {}

    /** Makes an account; the answer holds the person's account and access token. */
    public static Response joins(String name, String role) {
        String secret = Owner.asks()
                .contentType("application/json")
                .body(Map.of("role", role))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        return given().contentType("application/json")
                .body(Map.of("secret", secret, "name", name, "password", PASSWORD))
                .post("/api/v1/invitations/accept")
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    /** The access token of a session of its own, as of one more browser. */
    public static String newToken(String name) {
        return given().contentType("application/json")
                .body(Map.of("name", name, "password", PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
    }
}
