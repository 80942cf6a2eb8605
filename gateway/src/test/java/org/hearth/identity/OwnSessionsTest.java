package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The browsers in which a person is signed in. */
@QuarkusTest
@TestProfile(UnclaimedHome.class)
class OwnSessionsTest {
    private static final String SESSIONS = "/api/v1/account/sessions";

    @Inject
    Household household;

    @Inject
    PushedClock clock;

    private final Visitor visitor = new Visitor("192.168.1.65");
    private Person anna;
    private Person tablet;

    @BeforeEach
    void claimed() {
        household.moveIn();
        anna = new Person(visitor, signIn("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"));
        tablet = new Person(
                visitor,
                signIn(
                        "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"));
    }

    @Test
    void theyAreToldInWordsAndThisOneIsMarked() {
        Response list = anna.asks().get(SESSIONS);

        assertThat(list.<List<String>>path("browser")).containsExactlyInAnyOrder("Firefox", "Chrome");
        assertThat(list.<List<String>>path("system")).containsExactlyInAnyOrder("Linux", "Android");
        assertThat(list.<String>path("find { it.current }.id"))
                .isEqualTo(anna.sessionId().toString());
        assertThat(list.<List<String>>path("lastUsedAt")).doesNotContainNull();
        assertThat(list.<List<String>>path("createdAt")).doesNotContainNull();
    }

    @Test
    void nothingTellsTheMomentInWhichABrowserIsRenewed() {
        clock.push(Duration.ofSeconds(
                610 - Instant.now().getEpochSecond() % 600)); // ten seconds into the next ten minutes
        Person anna = new Person(visitor, visitor.signIn());
        clock.push(Duration.ofMinutes(5));
        String before = told(anna);

        Response renewed = visitor.refresh(Visitor.refreshToken(anna.session()));

        assertThat(Visitor.refreshToken(renewed)).isNotEqualTo(Visitor.refreshToken(anna.session()));
        assertThat(told(anna)).isEqualTo(before);
        clock.push(Duration.ofMinutes(4).plusSeconds(55));
        Instant later = Instant.parse(anna.asks().get(SESSIONS).path("find { it.current }.lastUsedAt"));
        assertThat(later.getEpochSecond() % 600).isZero();
    }

    /** All that this person's browser could be renewed by: where it is told, and what. */
    private static String told(Person person) {
        return person.asks().get(SESSIONS).asString()
                + person.asks().get("/api/v1/accounts").asString()
                + person.asks().get("/api/v1/account/export").<List<Object>>path("sessions");
    }

    @Test
    void oneIsSignedOut() {
        assertThat(anna.asks().delete(SESSIONS + "/" + tablet.sessionId()).statusCode())
                .isEqualTo(204);

        assertThat(tablet.account().statusCode()).isEqualTo(401);
        assertThat(visitor.refresh(Visitor.refreshToken(tablet.session())).statusCode())
                .isEqualTo(401);
        assertThat(anna.account().statusCode()).isEqualTo(200);
        assertThat(anna.asks().get(SESSIONS).<List<String>>path("id")).hasSize(1);
        assertThat(anna.asks().delete(SESSIONS + "/" + tablet.sessionId()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void allOthersAreSignedOut() {
        assertThat(anna.asks().delete(SESSIONS).statusCode()).isEqualTo(204);

        assertThat(tablet.account().statusCode()).isEqualTo(401);
        assertThat(anna.account().statusCode()).isEqualTo(200);
        assertThat(household.ended()).containsExactly(tablet.sessionId());
    }

    @Test
    void anotherPersonsSessionAnswersLikeAnAbsentOne() {
        Person bob = anna.invites("Bob", Role.OWNER);
        UUID absent = UUID.randomUUID();

        String foreign = bob.asks().delete(SESSIONS + "/" + anna.sessionId()).asString();
        String none = bob.asks().delete(SESSIONS + "/" + absent).asString();

        assertThat(foreign.replace(anna.sessionId().toString(), "ID")).isEqualTo(none.replace(absent.toString(), "ID"));
        assertThat(none).contains("not-found");
        assertThat(anna.account().statusCode()).isEqualTo(200);
    }

    private Response signIn(String browser) {
        return visitor.request()
                .header("User-Agent", browser)
                .body(Map.of("name", Visitor.NAME, "password", Visitor.PASSWORD))
                .post("/api/v1/sessions");
    }
}
