package org.hearth.enrolment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.hearth.house.BrokerClient;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(House.class)
class ConsoleTest {
    @Inject
    Boards boards;

    @Inject
    Rows rows;

    private String console = "";

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    /** Only the port is of this run; the rest of the address is what the house's script asks. */
    @BeforeEach
    void whereTheConsoleIs() {
        console = "http://127.0.0.1:" + management.getPort() + "/console";
    }

    @Test
    void nobodyIsHeardWithoutTheToken() {
        for (String shown : new String[] {"", "Bearer ", "Bearer guessed", "Bearer " + Owner.token()}) {
            given().header("Authorization", shown)
                    .get(console + "/accounts")
                    .then()
                    .statusCode(403);
            given().header("Authorization", shown)
                    .post(console + "/enrolments?name=Lamp")
                    .then()
                    .statusCode(403);
            given().header("Authorization", shown)
                    .post(console + "/accounts?name=thief&filter=%23")
                    .then()
                    .statusCode(403);
            given().header("Authorization", shown)
                    .delete(console + "/accounts?name=thief")
                    .then()
                    .statusCode(403);
        }
        given().get(console + "/accounts").then().statusCode(403);
    }

    @Test
    void itIsNoPartOfTheApiOfBrowsers() throws IOException {
        String token = Files.readString(House.consoleToken());

        given().header("Authorization", "Bearer " + token)
                .get("/console/accounts")
                .then()
                .statusCode(404);
        assertThat(Files.getPosixFilePermissions(House.consoleToken()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void accountsAreListedWithoutTheHousesOwn() throws IOException {
        boards.secret("board-in-a-list");

        JsonPath listed = asks().get(console + "/accounts").jsonPath();

        assertThat(listed.getString("find { it.name == 'board-in-a-list' }.of")).isEqualTo("device");
        assertThat(listed.getList("name")).doesNotContain("gateway", "gateway.porch", "gateway.watch");
    }

    @Test
    void aProgramGetsAnAccountThatReadsWhatItWasGivenUntilItIsRemoved() throws Exception {
        JsonPath added = asks().queryParam("name", "console-tool")
                .queryParam("filter", "hearth/#", "system/+")
                .post(console + "/accounts")
                .jsonPath();
        String name = added.getString("name");
        assertThat(name).isEqualTo("tool.console-tool");
        try (BrokerClient tool = BrokerClient.connect(name, name, added.getString("secret"))) {
            assertThat(tool.isConnected()).isTrue();
        }
        assertThat(Owner.asks()
                        .get("/api/v1/mqtt/accounts")
                        .jsonPath()
                        .getList("find { it.name == 'console-tool' }.filters"))
                .isEqualTo(java.util.List.of("hearth/#", "system/+"));
        assertThat(asks().get(console + "/accounts").jsonPath().getString("find { it.name == '" + name + "' }.of"))
                .isEqualTo("tool");
        assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = 'BROKER_ACCOUNT_ADDED'"
                        + " AND detail = 'console-tool' AND cause ->> 'kind' = 'GATEWAY'"))
                .isOne();

        assertThat(asks().delete(console + "/accounts?name=" + name).statusCode())
                .isEqualTo(200);

        assertThat(asks().get(console + "/accounts").jsonPath().getList("name")).doesNotContain(name);
        assertThat(asks().delete(console + "/accounts?name=" + name).statusCode())
                .isEqualTo(409);
    }

    @Test
    void anAccountIsRefusedThatIsNone() throws IOException {
        assertThat(asks().post(console + "/accounts").statusCode()).isEqualTo(409);
        assertThat(asks().queryParam("name", "lamp").post(console + "/accounts").statusCode())
                .isEqualTo(409);
        for (String[] wish : new String[][] {{"Lamp", "a"}, {"lamp", "$CONTROL/#"}, {"lamp", "a#"}, {"lamp", "a/#/b"}})
            assertThat(asks().queryParam("name", wish[0])
                            .queryParam("filter", wish[1])
                            .post(console + "/accounts")
                            .statusCode())
                    .as(wish[1])
                    .isEqualTo(409);
    }

    @Test
    void aCodeLetsANewDeviceIn() throws IOException {
        boards.secret("board-before-the-console");

        JsonPath opened = asks().post(console + "/enrolments?name=Cellar+light").jsonPath();

        String device = opened.getString("device");
        assertThat(device).startsWith("cellar-light");
        String secret = new String(
                        java.util.Base64.getUrlDecoder()
                                .decode(opened.getString("code").split(":")[1]),
                        java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll(".*\"secret\":\"([^\"]*)\".*", "$1");
        try (BrokerClient board = BrokerClient.connect(device, device, secret)) {
            assertThat(board.isConnected()).isTrue();
        }
        assertThat(asks().post(console + "/enrolments").statusCode()).isEqualTo(409);
    }

    private static RequestSpecification asks() throws IOException {
        return given().header("Authorization", "Bearer " + Files.readString(House.consoleToken()));
    }
}
