package org.hearth.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearth.enrolment.Boards;
import org.hearth.faults.OwnDatabase;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.hearth.house.TestDevice;
import org.junit.jupiter.api.Test;

/** A whole house, of which one part after the other goes and comes back. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class HealthTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @Inject
    Boards boards;

    @Inject
    Rows rows;

    @Inject
    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @Test
    void ownersSeeEveryPartWithItsFigures() {
        await().atMost(SOON).until(() -> reason("BROKER").equals("CONNECTED"));
        JsonPath health = health();

        assertThat(health.getList("parts.part")).hasSize(Part.values().length).doesNotHaveDuplicates();
        assertThat(part(health, "GATEWAY.running.version")).isEqualTo(version);
        assertThat(Instant.parse(part(health, "GATEWAY.running.startedAt"))).isBefore(Instant.now());
        assertThat(part(health, "DATABASE.reason")).isEqualTo("ANSWERS");
        assertThat(part(health, "DATABASE.stored.migration"))
                .isEqualTo(
                        rows.text(
                                "SELECT version FROM flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1"));
        assertThat(Long.parseLong(part(health, "DATABASE.stored.bytes"))).isGreaterThan(1_000_000);
        assertThat(part(health, "BROKER.shown.shown"))
                .startsWith("sha256:")
                .isEqualTo(part(health, "BROKER.shown.expected"));
        assertThat(part(health, "WEB_CERTIFICATE.reason")).isEqualTo("GOOD");
        assertThat(part(health, "WEB_CERTIFICATE.ends.days")).isEqualTo("395");
        assertThat(part(health, "AUTHORITY.ends.until")).startsWith("2049-");
        assertThat(part(health, "CLOCK.believed.source")).isEqualTo("MACHINE");
        assertThat(part(health, "BACKUP.reason")).isEqualTo("NEVER");
        assertThat(Long.parseLong(part(health, "CARD.space.freeBytes"))).isPositive();
    }

    @Test
    void aBrokerThatGoesIsNamedFirstAndSinceWhen() {
        await().atMost(SOON).until(() -> reason("BROKER").equals("CONNECTED"));
        Instant gone = Instant.now();
        House.broker().kill();
        try {
            await().atMost(SOON).until(() -> reason("BROKER").equals("AWAY"));

            JsonPath health = health();
            assertThat(health.getString("condition")).isEqualTo("FAILED");
            assertThat(health.getString("parts[0].part")).isEqualTo("BROKER");
            assertThat(Instant.parse(health.getString("parts[0].since"))).isBetween(gone, Instant.now());
            assertThat(reason("DATABASE")).isEqualTo("ANSWERS");
        } finally {
            House.broker().standsAgain();
        }
        await().atMost(SOON).until(() -> reason("BROKER").equals("CONNECTED"));
    }

    @Test
    void aDatabaseThatGoesIsNamedByAGatewayThatStillAnswers() {
        Owner.token();
        House.database().kill();
        try {
            await().atMost(SOON).until(() -> reason("DATABASE").equals("AWAY"));

            // A connection that breaks, one that is refused, and a pool that gives up are one and the same to people.
            await().during(Duration.ofSeconds(8))
                    .atMost(SOON)
                    .until(() -> health().getString("parts[0].part").equals("DATABASE"));
            assertThat(part(health(), "GATEWAY.condition")).isEqualTo("WELL");
        } finally {
            House.database().startAgain();
        }
        await().atMost(SOON).until(() -> reason("DATABASE").equals("ANSWERS"));
    }

    @Test
    void theLinesOfThisMachineAreMissedWhenTheyAreThisHomes() {
        assertThat(reason("LINES")).isEqualTo("NONE");
        try (TestDevice lines = new TestDevice("pins", boards.secret("pins"), 1).start()) {
            Owner.awaits(lines);
            await().atMost(SOON).until(() -> reason("LINES").equals("CONNECTED"));
        }
        Instant left = Instant.now();

        await().atMost(SOON).until(() -> reason("LINES").equals("AWAY"));

        assertThat(Instant.parse(part(health(), "LINES.since"))).isAfter(left.minusSeconds(10));
        await().atMost(SOON)
                .until(() -> Owner.asks().delete("/api/v1/devices/pins").statusCode() == 204);
        await().atMost(SOON).until(() -> reason("LINES").equals("NONE"));
    }

    @Test
    void aMemberSeesWhatNothingWorksWithoutAndNoFigures() {
        JsonPath health = seenBy("MEMBER").jsonPath();

        assertThat(health.getList("parts.part")).containsExactlyInAnyOrder("GATEWAY", "DATABASE", "BROKER", "CLOCK");
        assertThat(health.<Map<String, Object>>getList("parts"))
                .allSatisfy(part -> assertThat(part.keySet()).isSubsetOf("part", "condition", "reason", "since"));
    }

    @Test
    void aGuestSeesNothingOfIt() {
        assertThat(seenBy("GUEST").statusCode()).isEqualTo(403);
    }

    private Response seenBy(String role) {
        Owner.token();
        String name = "health " + role.toLowerCase(java.util.Locale.ROOT);
        rows.run("""
                INSERT INTO account (id, name, name_key, role, password_hash, created_at)
                SELECT ?, ?, ?, ?, password_hash, now() FROM account WHERE name = ?""", UUID.randomUUID(), name, name, role, Owner.NAME);
        String token = given().contentType("application/json")
                .body(Map.of("name", name, "password", Owner.PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
        return given().header("Authorization", "Bearer " + token).get("/api/v1/health");
    }

    private static JsonPath health() {
        return Owner.asks()
                .get("/api/v1/health")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String reason(String part) {
        return part(health(), part + ".reason");
    }

    /** {@code BROKER.shown.expected}: a part, and the way to one of its values, as text. */
    private static String part(JsonPath health, String path) {
        String[] steps = path.split("\\.", 2);
        List<Object> values = health.getList("parts.findAll { it.part == '" + steps[0] + "' }." + steps[1]);
        return String.valueOf(values.getFirst());
    }
}
