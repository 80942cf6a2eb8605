package org.hearth.identity;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody who is signed in.
 *
 * @param visitor where they come from
 * @param session what the gateway answered when it let them in
 */
record Person(Visitor visitor, Response session) {
    static final String PASSWORD = "nine quiet rivers bend";

    /** The owner of the home. */
    static Person owner(Visitor visitor) {
        return new Person(visitor, visitor.signIn());
    }

    /** Somebody whom this owner invites, and who comes. */
    Person invites(String name, Role role) {
        Response joined = visitor.accept(secret(role), name, PASSWORD);
        if (joined.statusCode() != 201) throw new AssertionError(joined.asString());
        return new Person(visitor, joined);
    }

    /** The secret of a new invitation. */
    String secret(Role role) {
        return asks().body(Map.of("role", role)).post("/api/v1/invitations").path("secret");
    }

    RequestSpecification asks() {
        return visitor.request().auth().oauth2(token());
    }

    Response account() {
        return visitor.account(token());
    }

    String token() {
        return Visitor.accessToken(session);
    }

    UUID id() {
        return UUID.fromString(session.path("account.id"));
    }

    Response changesRole(UUID of, Role role) {
        return asks().body(Map.of("role", role)).put("/api/v1/accounts/" + of + "/role");
    }

    Response removes(UUID id) {
        return asks().delete("/api/v1/accounts/" + id);
    }

    Response deletesOwnAccount(String password) {
        return asks().body(Map.of("password", password)).delete("/api/v1/account");
    }

    Response changesPassword(String from, String to) {
        return asks().body(Map.of("oldPassword", from, "password", to)).put("/api/v1/account/password");
    }

    Response changesProfile(Map<String, String> profile) {
        return asks().body(profile).put("/api/v1/account");
    }

    /** Out of the token, since no answer tells it. */
    UUID sessionId() {
        String payload = new String(java.util.Base64.getUrlDecoder().decode(token().split("\\.")[1]));
        return UUID.fromString(io.restassured.path.json.JsonPath.from(payload).getString("sid"));
    }
}
