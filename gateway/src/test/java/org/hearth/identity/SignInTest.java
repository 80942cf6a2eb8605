package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnclaimedHome.class)
class SignInTest {
    private static final String WRONG = "seven tall boats sank";

    @Inject
    Household household;

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    @Inject
    PushedClock clock;

    @Inject
    Attempts attempts;

    @Inject
    KnownBrowsers browsers;

    private final Visitor visitor = new Visitor("192.168.1.30");

    @BeforeEach
    void claimed() {
        household.moveIn();
    }

    @Test
    void nameAndPasswordOpenASession() {
        Response answer = visitor.signIn();

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.<String>path("account.name")).isEqualTo("Anna");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Set-Cookie"))
                .matches("__Host-hearth-refresh=[\\w-]{43};.*")
                .contains("Path=/;", "Secure", "HTTPOnly", "SameSite=Strict", "Max-Age=2592000")
                .doesNotContain("Domain");
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'SIGNED_IN'"))
                .isOne();
        assertThat(visitor.account(Visitor.accessToken(answer)).statusCode()).isEqualTo(200);
    }

    @Test
    void theNameIsFoundHoweverItIsWritten() {
        assertThat(visitor.signIn("  aNNA ", Visitor.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void wrongPasswordAndUnknownNameAnswerAlike() {
        Response wrong = visitor.signIn(Visitor.NAME, WRONG);

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(Visitor.code(wrong)).isEqualTo("wrong-credentials");
        assertThat(wrong.contentType()).startsWith("application/problem+json");
        for (String name : List.of("Nobody", "", "x".repeat(61), "An\u0000na", "\ud83d")) {
            Response unknown = visitor.signIn(name, WRONG);
            assertThat(unknown.statusCode()).isEqualTo(401);
            assertThat(unknown.asString()).isEqualTo(wrong.asString());
        }
    }

    @Test
    void aPasswordIsNeverTakenByItsFirstPart() {
        assertThat(visitor.signIn(Visitor.NAME, Visitor.PASSWORD + "s").statusCode())
                .isEqualTo(401);
        assertThat(visitor.signIn(Visitor.NAME, Visitor.PASSWORD.substring(0, 20))
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.signIn(Visitor.NAME, "").statusCode()).isEqualTo(401);
    }

    @Test
    void aRequestThatCannotBeReadIsToldSo() {
        assertThat(visitor.request().post("/api/v1/sessions").statusCode()).isEqualTo(400);
        assertThat(visitor.request().body("{\"name\":").post("/api/v1/sessions").statusCode())
                .isEqualTo(400);
        assertThat(visitor.request().body("null").post("/api/v1/sessions").statusCode())
                .isEqualTo(400);
        assertThat(visitor.request()
                        .body("{\"name\":\"Anna\",\"password\":\"p\",\"role\":\"OWNER\"}")
                        .post("/api/v1/sessions")
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.request()
                        .body("{\"name\":\"Anna\"}")
                        .post("/api/v1/sessions")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void afterTenWrongPasswordsTheRightOneWaitsTooFromEverywhere() {
        for (int i = 0; i < 10; i++)
            assertThat(new Visitor("10.0.0." + i).signIn(Visitor.NAME, WRONG).statusCode())
                    .isEqualTo(401);

        Response eleventh = visitor.signIn();

        assertThat(eleventh.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(eleventh.header("Retry-After"))).isBetween(860L, 900L);
        clock.push(Duration.ofSeconds(850));
        assertThat(visitor.signIn().statusCode()).isEqualTo(429);
        clock.push(Duration.ofSeconds(50));
        assertThat(visitor.signIn().statusCode()).isEqualTo(201);
    }

    @Test
    void anUnknownNameIsPacedLikeAKnownOne() {
        for (int i = 0; i < 10; i++)
            assertThat(visitor.signIn("Nobody", WRONG).statusCode()).isEqualTo(401);

        assertThat(visitor.signIn("nobody", WRONG).statusCode()).isEqualTo(429);
        assertThat(visitor.signIn().statusCode()).isEqualTo(201);
    }

    @Test
    void ofFiftyGuessesAtOnceTenAreLookedAt() throws Exception {
        List<Integer> statuses =
                Together.times(50, () -> visitor.signIn(Visitor.NAME, WRONG).statusCode());

        assertThat(statuses).filteredOn(status -> status == 401).hasSize(10);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(40);
    }

    @Test
    void onePlaceMayGuessThirtyTimesOverAllNames() {
        for (int i = 0; i < 30; i++)
            assertThat(visitor.signIn("Nobody " + i, WRONG).statusCode()).isEqualTo(401);

        assertThat(visitor.signIn().statusCode()).isEqualTo(429);
        assertThat(new Visitor("192.168.1.31").signIn().statusCode()).isEqualTo(201);
    }

    @Test
    void rightPasswordsTakeNothingFromTheBudget() {
        for (int i = 0; i < 12; i++) assertThat(visitor.signIn().statusCode()).isEqualTo(201);

        assertThat(database.count("SELECT count(*) FROM attempt")).isZero();
    }

    @Test
    void aRightPasswordGivesAGuesserNoNewBudget() {
        for (int i = 0; i < 9; i++) visitor.signIn(Visitor.NAME, WRONG);
        assertThat(visitor.signIn().statusCode()).isEqualTo(201);
        assertThat(visitor.signIn(Visitor.NAME, WRONG).statusCode()).isEqualTo(401);

        assertThat(visitor.signIn(Visitor.NAME, WRONG).statusCode()).isEqualTo(429);
    }

    @Test
    void theLockoutSurvivesARestart() {
        for (int i = 0; i < 10; i++) visitor.signIn(Visitor.NAME, WRONG);

        Attempts started = new Attempts(source, clock, clock);

        String key = AccountName.of(Visitor.NAME).key();
        assertThatThrownBy(() -> started.reserve(Budget.account(key))).hasMessageContaining("Too many tries");
        assertThatCode(() -> started.reserve(Budget.account("somebody else"))).doesNotThrowAnyException();
    }

    @Test
    void aClockThatGoesBackNeitherShortensTheLockoutNorStretchesItWithoutEnd() {
        for (int i = 0; i < 10; i++) visitor.signIn(Visitor.NAME, WRONG);

        clock.set(Duration.ofHours(-2));

        assertThat(visitor.signIn().statusCode()).isEqualTo(429);
        clock.push(Duration.ofMinutes(14));
        assertThat(visitor.signIn().statusCode()).isEqualTo(429);
        clock.push(Duration.ofMinutes(2));
        assertThat(visitor.signIn().statusCode()).isEqualTo(201);
    }

    @Test
    void aClockThatIsSetForwardEmptiesNoBudget() {
        for (int i = 0; i < 10; i++) visitor.signIn(Visitor.NAME, WRONG);

        clock.set(Duration.ofMinutes(16));

        assertThat(visitor.signIn().statusCode()).isEqualTo(429);
        clock.push(Duration.ofMinutes(14));
        assertThat(visitor.signIn().statusCode()).isEqualTo(429);
        clock.push(Duration.ofMinutes(1));
        assertThat(visitor.signIn().statusCode()).isEqualTo(201);
    }

    @Test
    void aTryThatNobodyHadTimeToLookAtIsGivenBack() {
        SignIns busy = new SignIns(new Passwords(new Semaphore(0)), attempts, browsers);
        Visit visit = new Visit(new Source("192.168.1.32"), "a test", Optional.empty());

        assertThatThrownBy(() -> busy.recognise(Visitor.NAME, WRONG, visit)).hasMessageContaining("at the moment");

        assertThat(database.count("SELECT count(*) FROM attempt")).isZero();
    }

    @Test
    void nobodyKnowsFromTheTableWhatWasTyped() {
        visitor.signIn("my secret typed into the wrong field", WRONG);

        assertThat(database.count("SELECT count(*) FROM attempt WHERE scope LIKE '%secret%'"))
                .isZero();
        assertThat(database.count("SELECT count(*) FROM attempt WHERE scope LIKE 'account:%'"))
                .isOne();
    }
}
