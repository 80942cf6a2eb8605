package org.hearth.identity;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** What these tests do over HTTP, as a browser would. Each visitor comes from an address of its own. */
final class Visitor {
    static final String NAME = "Anna";
    static final String PASSWORD = "seven tall boats sing";

    private final String address;

    Visitor(String address) {
        this.address = address;
    }

    Response claim(String code) {
        return claim(Map.of("code", code, "name", NAME, "password", PASSWORD));
    }

    Response claim(Map<String, String> wish) {
        return request().body(wish).post("/api/v1/setup/claim");
    }

    /** A claim that is right but for some fields. */
    Response claim(String code, Map<String, String> changes) {
        Map<String, String> wish = new HashMap<>(Map.of("code", code, "name", NAME, "password", PASSWORD));
        wish.putAll(changes);
        return claim(wish);
    }

    Response signIn(String name, String password) {
        return request().body(Map.of("name", name, "password", password)).post("/api/v1/sessions");
    }

    Response signIn() {
        return signIn(NAME, PASSWORD);
    }

    /** Signs in from a browser that is known by this. */
    Response signInKnown(String browser, String name, String password) {
        return request()
                .cookie(Door.BROWSER_COOKIE, browser)
                .body(Map.of("name", name, "password", password))
                .post("/api/v1/sessions");
    }

    Response look(String secret) {
        return request().body(Map.of("secret", secret)).post("/api/v1/invitations/look");
    }

    Response accept(String secret, String name, String password) {
        return request()
                .body(Map.of("secret", secret, "name", name, "password", password))
                .post("/api/v1/invitations/accept");
    }

    Response recover(String code, String password) {
        return request().body(Map.of("code", code, "password", password)).post("/api/v1/recovery");
    }

    Response refresh(String token) {
        return request().header("X-Hearth", "1").cookie(Door.COOKIE, token).post("/api/v1/sessions/refresh");
    }

    Response account(String accessToken) {
        return request().auth().oauth2(accessToken).get("/api/v1/account");
    }

    /** A request that nginx would have marked with this address. */
    RequestSpecification request() {
        return given().header("X-Forwarded-For", address).contentType(ContentType.JSON);
    }

    static String accessToken(Response response) {
        return response.path("accessToken");
    }

    static String refreshToken(Response response) {
        return response.cookie(Door.COOKIE);
    }

    static String browser(Response response) {
        return response.cookie(Door.BROWSER_COOKIE);
    }

    static String code(Response response) {
        return response.path("code");
    }
}
