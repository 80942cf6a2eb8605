package org.hearth.administration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearth.broker.ToolAccount;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.journal.Cause;
import org.hearth.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two seconds after somebody is an owner no more, the programs they let in at the broker are out for ever (I7). */
@QuarkusTest
@QuarkusTestResource(House.class)
class FormerOwnersTest {
    private static final Duration AT_MOST = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Rows rows;

    @Inject
    Tools tools;

    @ParameterizedTest
    @ValueSource(strings = {"removed", "demoted", "renamed-and-removed"})
    void theToolOfAFormerOwnerIsThrownOutAndOthersStay(String how) {
        Response bob = joins("Bob with a program, " + how);
        String own = "of-bob-" + how;
        JsonPath made = lets(asks(bob), own);
        JsonPath other = lets(Owner.asks(), "of-maria-" + how);
        try (BrokerClient tool = connects(made);
                BrokerClient owners = connects(other)) {
            revoke(how, bob);

            await().atMost(AT_MOST).until(() -> !tool.isConnected());
            assertThat(owners.isConnected()).isTrue();
        }
        assertThat(isRefused(made)).isTrue();
        assertThat(isRefused(other)).isFalse();
        await().atMost(SOON).until(() -> rows.count("SELECT count(*) FROM broker_account WHERE name = ?", own) == 0);
        assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = 'BROKER_ACCOUNT_REMOVED' AND detail = ?", own))
                .isOne();
    }

    @Test
    void aBrokerThatIsAwayIsToldWhenItIsBack() {
        Response bob = joins("Bob while it is away");
        JsonPath made = lets(asks(bob), "of-bob-away");
        House.broker().stop();
        try {
            revoke("removed", bob);
        } finally {
            House.broker().start();
        }

        await().atMost(SOON)
                .until(() -> rows.count("SELECT count(*) FROM broker_account WHERE name = 'of-bob-away'") == 0);
        assertThat(isRefused(made)).isTrue();
    }

    @Test
    void whoLostTheRightBetweenTheDoorAndTheBrokerHasNoToolAfterwards() {
        Cause nobodyAnyMore = Cause.person(UUID.randomUUID(), "Nobody");

        assertThatThrownBy(() -> tools.add(new ToolAccount("too-late", List.of("hearth/#")), nobodyAnyMore))
                .isInstanceOf(ProblemException.class);

        assertThat(rows.count("SELECT count(*) FROM broker_account WHERE name = 'too-late'"))
                .isZero();
    }

    @Test
    void whoIsCalledOtherwiseNowIsStillToldOfTheirTools() {
        Response bob = joins("Bob of old");
        lets(asks(bob), "of-bob-of-old");
        rename(bob, "Bob of now");

        assertThat(asks(bob).get("/api/v1/account/export").jsonPath().getList("brokerAccounts.name", String.class))
                .containsExactly("of-bob-of-old");
        assertThat(Owner.asks()
                        .get("/api/v1/mqtt/accounts")
                        .jsonPath()
                        .getString("find { it.name == 'of-bob-of-old' }.createdBy"))
                .isEqualTo("Bob of now");
    }

    private static void revoke(String how, Response person) {
        if (how.startsWith("renamed")) rename(person, "Robert");
        String account = "/api/v1/accounts/" + person.path("account.id");
        Response done = how.equals("demoted")
                ? Owner.asks()
                        .contentType("application/json")
                        .body(Map.of("role", "MEMBER"))
                        .put(account + "/role")
                : Owner.asks().delete(account);
        done.then().statusCode(204);
    }

    private static void rename(Response person, String name) {
        asks(person).body(Map.of("name", name)).put("/api/v1/account").then().statusCode(200);
    }

    private static JsonPath lets(RequestSpecification owner, String tool) {
        return owner.contentType("application/json")
                .body(Map.of("name", tool, "filters", List.of("hearth/devices/#")))
                .post("/api/v1/mqtt/accounts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static BrokerClient connects(JsonPath tool) {
        return BrokerClient.connect(tool.get("userName"), tool.get("userName"), tool.get("secret"));
    }

    private static boolean isRefused(JsonPath tool) {
        try (BrokerClient client = connects(tool)) {
            return false;
        } catch (IllegalStateException refused) {
            return true;
        }
    }

    private static RequestSpecification asks(Response person) {
        return given().contentType("application/json").header("Authorization", "Bearer " + person.path("accessToken"));
    }

    private static Response joins(String name) {
        String secret = Owner.asks()
                .contentType("application/json")
                .body(Map.of("role", "OWNER"))
                .post("/api/v1/invitations")
                .path("secret");
        return given().contentType("application/json")
                .body(Map.of("secret", secret, "name", name, "password", "nine quiet rivers bend"))
                .post("/api/v1/invitations/accept");
    }
}
