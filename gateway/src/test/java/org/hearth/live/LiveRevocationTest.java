package org.hearth.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.hearth.house.House;
import org.hearth.house.LiveWatcher;
import org.hearth.house.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two seconds after somebody is removed, made something else, or has another password, nothing goes out to them (I7). */
@QuarkusTest
@QuarkusTestResource(House.class)
class LiveRevocationTest {
    private static final Duration AT_MOST = Duration.ofSeconds(2);
    private static final String PASSWORD = "nine quiet rivers bend";

    @ParameterizedTest
    @ValueSource(strings = {"removed", "demoted", "other-password", "signed-out"})
    void theStreamOfWhoLosesTheRightIsClosed(String how) {
        Response joined = joins("Bob " + how);
        String token = joined.path("accessToken");
        try (LiveWatcher page = new LiveWatcher(token);
                LiveWatcher owners = new LiveWatcher(Owner.newToken())) {
            await().until(() -> !page.told().isEmpty() && !owners.told().isEmpty());

            revoke(how, joined);

            await().atMost(AT_MOST).until(page::isEnded);
            assertThat(owners.isEnded()).isFalse();
        }
    }

    @Test
    void whoIsDemotedComesBackWithWhatIsRight() {
        Response joined = joins("Bob again");
        String token = joined.path("accessToken");
        revoke("demoted", joined);

        try (LiveWatcher page = new LiveWatcher(token)) {
            await().until(() -> !page.told("snapshot").isEmpty());
        }
    }

    private static void revoke(String how, Response joined) {
        String account = "/api/v1/accounts/" + joined.path("account.id");
        switch (how) {
            case "removed" -> Owner.asks().delete(account).then().statusCode(204);
            case "demoted" ->
                Owner.asks()
                        .contentType("application/json")
                        .body(Map.of("role", "MEMBER"))
                        .put(account + "/role")
                        .then()
                        .statusCode(204);
            case "other-password" -> changePassword(joined);
            default ->
                signsIn(joined.path("account.name"))
                        .delete("/api/v1/account/sessions")
                        .then()
                        .statusCode(204);
        }
    }

    /** In another browser than the one that watches. */
    private static void changePassword(Response joined) {
        signsIn(joined.path("account.name"))
                .body(Map.of("oldPassword", PASSWORD, "password", "four blue doors hum"))
                .put("/api/v1/account/password")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification signsIn(String name) {
        String token = given().contentType("application/json")
                .body(Map.of("name", name, "password", PASSWORD))
                .post("/api/v1/sessions")
                .path("accessToken");
        return given().contentType("application/json").header("Authorization", "Bearer " + token);
    }

    private static Response joins(String name) {
        String secret = Owner.asks()
                .contentType("application/json")
                .body(Map.of("role", "OWNER"))
                .post("/api/v1/invitations")
                .path("secret");
        return given().contentType("application/json")
                .body(Map.of("secret", secret, "name", name, "password", PASSWORD))
                .post("/api/v1/invitations/accept");
    }
}
