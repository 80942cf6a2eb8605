package org.hearth.schedules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schedules of somebody who is no longer of the home stop, say why, and can be taken over. */
@QuarkusTest
@TestProfile(MakersGoneTest.OwnHome.class)
class MakersGoneTest {
    private static final String SCHEDULES = "/api/v1/schedules";
    private static final String PASSWORD = "seven green kettles";
    private static String maria = "";

    @ConfigProperty(name = "hearth.claim-file")
    Path claimFile = Path.of("");

    @Inject
    Rows rows;

    /** A home of its own, because it is claimed here. */
    public static class OwnHome extends RunningHome {}

    @BeforeEach
    void claimOnce() throws IOException {
        if (!maria.isEmpty()) return;
        String code = Files.readString(claimFile).strip();
        maria = post("/api/v1/setup/claim", Map.of("code", code, "name", "Maria", "password", PASSWORD))
                .path("accessToken");
    }

    @Test
    void aRemovedPersonsSchedulesStopAndSayWhoMadeThem() {
        Response bob = joins("Bob");
        String his = added(bob, true);
        String paused = added(bob, false);
        String hers = as(maria).body(wish(true)).post(SCHEDULES).path("id");

        as(maria).delete("/api/v1/accounts/" + bob.path("account.id")).then().statusCode(204);

        Response stopped = schedule(his);
        assertThat(stopped.<Boolean>path("enabled")).isFalse();
        assertThat(stopped.<String>path("nextAt")).isNull();
        assertThat(stopped.<String>path("stopped")).isEqualTo("MAKER_REMOVED");
        assertThat(stopped.<String>path("stoppedPerson")).isEqualTo("Bob");
        assertThat(schedule(paused).<String>path("stopped")).isNull();
        assertThat(schedule(hers).<Boolean>path("enabled")).isTrue();
        assertThat(rows.count("schedule WHERE created_by = '" + bob.path("account.id") + "'"))
                .isZero();
        assertThat(rows.count("journal WHERE verb = 'SCHEDULE_STOPPED' AND cause ->> 'name' = 'Maria'"
                        + " AND detail = 'Boiler 1 on'"))
                .isOne();
    }

    @Test
    void whoEnablesItAgainIsWhoMadeItFromThenOn() {
        Response carol = joins("Carol");
        String id = added(carol, true);
        as(maria).delete("/api/v1/accounts/" + carol.path("account.id"));

        as(maria).body(wish(false)).put(SCHEDULES + "/" + id).then().statusCode(200);
        assertThat(schedule(id).<String>path("stopped")).isEqualTo("MAKER_REMOVED");
        as(maria).body(wish(true)).put(SCHEDULES + "/" + id).then().statusCode(200);

        assertThat(schedule(id).<String>path("stopped")).isNull();
        assertThat(schedule(id).<String>path("nextAt")).isNotNull();
        String owner = as(maria).get("/api/v1/account").path("id");
        assertThat(rows.count("schedule WHERE id = '" + id + "' AND created_by = '" + owner + "'"))
                .isOne();
    }

    @Test
    void whoDeletesTheirOwnAccountLeavesNoNameOnIt() {
        Response dora = joins("Dora");
        String id = added(dora, true);

        as(dora.path("accessToken"))
                .body(Map.of("password", PASSWORD))
                .delete("/api/v1/account")
                .then()
                .statusCode(204);

        assertThat(schedule(id).<String>path("stopped")).isEqualTo("MAKER_LEFT");
        assertThat(schedule(id).<String>path("stoppedPerson")).isNull();
        assertThat(rows.count("schedule WHERE stopped_person = 'Dora'")).isZero();
    }

    private static Response joins(String name) {
        String secret = as(maria)
                .body(Map.of("role", "MEMBER"))
                .post("/api/v1/invitations")
                .path("secret");
        return post("/api/v1/invitations/accept", Map.of("secret", secret, "name", name, "password", PASSWORD));
    }

    private static String added(Response by, boolean enabled) {
        return as(by.path("accessToken")).body(wish(enabled)).post(SCHEDULES).path("id");
    }

    private static Response schedule(String id) {
        return as(maria).get(SCHEDULES + "/" + id);
    }

    private static Response post(String path, Map<String, String> body) {
        return given().contentType("application/json").body(body).post(path);
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static Map<String, Object> wish(boolean enabled) {
        return new HashMap<>(Map.of(
                "device",
                "boiler-1",
                "capability",
                "relay1",
                "value",
                true,
                "recurrence",
                Map.of("kind", "WEEKLY", "days", List.of("MONDAY"), "time", "07:00"),
                "enabled",
                enabled));
    }
}
