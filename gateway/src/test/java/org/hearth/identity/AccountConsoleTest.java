package org.hearth.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the console of the gateway's own machine can do about people: name the owners, give a code, replace the signing key. */
@QuarkusTest
@QuarkusTestResource(House.class)
class AccountConsoleTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    private String console = "";

    @BeforeEach
    void whereTheConsoleIs() {
        console = "http://127.0.0.1:" + management.getPort() + "/console";
    }

    @Test
    void nobodyIsHeardWithoutTheToken() {
        for (String shown : List.of("", "Bearer guessed", "Bearer " + Owner.token())) {
            RequestSpecification asked = given().header("Authorization", shown);
            assertThat(asked.get(console + "/owners").statusCode()).isEqualTo(403);
            assertThat(asked.post(console + "/recoveries?name=" + Owner.NAME).statusCode())
                    .isEqualTo(403);
            assertThat(asked.post(console + "/keys").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void anOwnerGetsACodeThatThePageTakes() throws IOException {
        Owner.token();
        assertThat(asks().get(console + "/owners").jsonPath().getList("$")).contains(Owner.NAME);

        JsonPath opened = asks().queryParam("name", Owner.NAME)
                .post(console + "/recoveries")
                .jsonPath();

        assertThat(opened.getString("owner")).isEqualTo(Owner.NAME);
        // A password that is not accepted shows that the code is, and leaves the house as it is.
        Response answer = given().contentType("application/json")
                .body(Map.of("code", opened.getString("code"), "password", "short"))
                .post("/api/v1/recovery");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(asks().queryParam("name", "Nobody")
                        .post(console + "/recoveries")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void anotherKeySignsAndNobodyHasToSignInAgain() throws IOException {
        String before = Owner.newToken();

        String key = asks().post(console + "/keys").jsonPath().getString("key");

        assertThat(key).hasSize(16);
        assertThat(given().header("Authorization", "Bearer " + before)
                        .get("/api/v1/account")
                        .statusCode())
                .isEqualTo(200);
    }

    private static RequestSpecification asks() throws IOException {
        return given().header("Authorization", "Bearer " + Files.readString(House.consoleToken()));
    }
}
