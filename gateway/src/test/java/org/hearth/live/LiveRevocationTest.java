package org.hearth.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.hearth.house.CodedBoards;
import org.hearth.house.House;
import org.hearth.house.LiveWatcher;
import org.hearth.house.Newcomer;
import org.hearth.house.Owner;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two seconds after somebody is removed, made something else, or has another password, nothing goes out to them (I7). */
@QuarkusTest
@QuarkusTestResource(House.class)
class LiveRevocationTest {
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(strings = {"removed", "demoted", "other-password", "signed-out"})
    void theStreamOfWhoLosesTheRightIsClosed(String how) {
        Response joined = Newcomer.joins("Bob " + how, "OWNER");
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
        Response joined = Newcomer.joins("Bob again", "OWNER");
        String token = joined.path("accessToken");
        try (TestDevice board = CodedBoards.newBoard().start()) {
            Owner.awaits(board);
            assertThat(levelOf(board, token)).isEqualTo("MANAGE");

            revoke("demoted", joined);

            assertThat(levelOf(board, token)).isEqualTo("OPERATE");
        }
    }

    /** How far the right to this board goes, as the first that a page is told has it. */
    private static String levelOf(TestDevice board, String token) {
        try (LiveWatcher page = new LiveWatcher(token)) {
            await().until(() -> !page.told("snapshot").isEmpty());
            return page.told("snapshot").getFirst().getJsonArray("devices").stream()
                    .map(JsonObject.class::cast)
                    .filter(device -> device.getString("id").equals(board.id()))
                    .map(device -> device.getString("level"))
                    .findFirst()
                    .orElse("not shown");
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
                .body(Map.of("oldPassword", Newcomer.PASSWORD, "password", "four blue doors hum"))
                .put("/api/v1/account/password")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification signsIn(String name) {
        return given().contentType("application/json").header("Authorization", "Bearer " + Newcomer.newToken(name));
    }
}
