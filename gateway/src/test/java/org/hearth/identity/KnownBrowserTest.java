package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guessing from browsers that nobody knows cannot lock out a family, also where all come from one address. */
@QuarkusTest
@TestProfile(UnclaimedHome.class)
class KnownBrowserTest {
    private static final String WRONG = "seven tall boats sank";

    @Inject
    Household household;

    @Inject
    Database database;

    @Inject
    PushedClock clock;

    @Inject
    KnownBrowsers browsers;

    private final Visitor visitor = new Visitor("172.18.0.1");

    @BeforeEach
    void claimed() {
        household.moveIn();
    }

    @Test
    void aBrowserIsNamedByACookieThatNoScriptReadsAndNoTableHolds() {
        Response session = visitor.signIn();

        assertThat(session.headers().getValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.matches("__Host-hearth-browser=[\\w-]{22};.*")
                        && cookie.contains("Path=/;")
                        && cookie.contains("Secure")
                        && cookie.contains("HTTPOnly")
                        && cookie.contains("SameSite=Strict"));
        assertThat(database.count("SELECT count(*) FROM known_browser WHERE hash = ?", Visitor.browser(session)))
                .isZero();
        assertThat(database.count(
                        "SELECT count(*) FROM known_browser WHERE hash = ?",
                        new Secret(Visitor.browser(session)).hash()))
                .isOne();
    }

    @Test
    void guessingFromEverywhereElseLeavesAKnownBrowserItsTries() {
        String browser = Visitor.browser(visitor.signIn());
        for (int i = 0; i < 30; i++) visitor.signIn("Nobody " + i % 3, WRONG);
        for (int i = 0; i < 12; i++) visitor.signIn(Visitor.NAME, WRONG);
        assertThat(visitor.signIn().statusCode()).isEqualTo(429);

        assertThat(visitor.signInKnown(browser, Visitor.NAME, WRONG).statusCode())
                .isEqualTo(401);
        assertThat(visitor.signInKnown(browser, Visitor.NAME, Visitor.PASSWORD).statusCode())
                .isEqualTo(201);
    }

    @Test
    void allUnknownBrowsersTogetherHaveTenTriesAndAnInventedCookieIsUnknown() {
        visitor.signIn();
        int evaluated = 0;
        for (int i = 0; i < 25; i++) {
            String invented = Secret.random(new java.security.SecureRandom()).text();
            int status = new Visitor("10.0.0." + i)
                    .signInKnown(invented, Visitor.NAME, WRONG)
                    .statusCode();
            if (status == 401) evaluated++;
        }

        assertThat(evaluated).isEqualTo(10);
    }

    @Test
    void aKnownBrowserHasTenTriesOfItsOwn() {
        String browser = Visitor.browser(visitor.signIn());
        for (int i = 0; i < 10; i++)
            assertThat(visitor.signInKnown(browser, Visitor.NAME, WRONG).statusCode())
                    .isEqualTo(401);

        assertThat(visitor.signInKnown(browser, Visitor.NAME, Visitor.PASSWORD).statusCode())
                .isEqualTo(429);
        assertThat(visitor.signIn().statusCode()).isEqualTo(201);
        clock.push(Duration.ofMinutes(15));
        assertThat(visitor.signInKnown(browser, Visitor.NAME, Visitor.PASSWORD).statusCode())
                .isEqualTo(201);
    }

    @Test
    void itIsKnownForWhoeverSignedInThereAndForNobodyElse() {
        Person anna = Person.owner(visitor);
        Person bob = anna.invites("Bob", Role.MEMBER);
        String browser = Visitor.browser(bob.session());
        for (int i = 0; i < 10; i++) visitor.signIn(Visitor.NAME, WRONG);

        assertThat(visitor.signInKnown(browser, Visitor.NAME, Visitor.PASSWORD).statusCode())
                .isEqualTo(429);
        assertThat(visitor.signInKnown(browser, "Bob", Person.PASSWORD).statusCode())
                .isEqualTo(201);
    }

    @Test
    void oneTabletKnowsTheWholeFamily() {
        Person anna = Person.owner(visitor);
        anna.invites("Bob", Role.MEMBER);
        String browser = Visitor.browser(anna.session());
        String then = Visitor.browser(visitor.signInKnown(browser, "Bob", Person.PASSWORD));
        for (int i = 0; i < 10; i++) visitor.signIn(Visitor.NAME, WRONG);

        assertThat(visitor.signInKnown(then, Visitor.NAME, Visitor.PASSWORD).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoSignsInThereRenewsTheTriesOfNobodyElse() {
        Person anna = Person.owner(visitor);
        anna.invites("Bob", Role.MEMBER);
        String tablet = Visitor.browser(visitor.signInKnown(Visitor.browser(anna.session()), "Bob", Person.PASSWORD));
        for (int i = 0; i < 10; i++)
            assertThat(visitor.signInKnown(tablet, Visitor.NAME, WRONG).statusCode())
                    .isEqualTo(401);

        String then = Visitor.browser(visitor.signInKnown(tablet, "Bob", Person.PASSWORD));

        assertThat(visitor.signInKnown(then, Visitor.NAME, WRONG).statusCode()).isEqualTo(429);
        assertThat(visitor.signInKnown(then, "Bob", Person.PASSWORD).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aCopyOfTheCookieIsStaleAfterTheNextSignIn() {
        String copied = Visitor.browser(visitor.signIn());
        visitor.signInKnown(copied, Visitor.NAME, Visitor.PASSWORD);
        for (int i = 0; i < 10; i++) visitor.signIn(Visitor.NAME, WRONG);

        assertThat(visitor.signInKnown(copied, Visitor.NAME, WRONG).statusCode())
                .isEqualTo(429);
    }

    @Test
    void anotherPasswordForgetsAllBrowsersButTheOneItWasSetIn() {
        Person anna = Person.owner(visitor);
        String other = Visitor.browser(visitor.signIn());
        Response changed = anna.asks()
                .cookie(Door.BROWSER_COOKIE, Visitor.browser(anna.session()))
                .body(java.util.Map.of("oldPassword", Visitor.PASSWORD, "password", Person.PASSWORD))
                .put("/api/v1/account/password");
        for (int i = 0; i < 10; i++) visitor.signIn(Visitor.NAME, WRONG);

        assertThat(visitor.signInKnown(other, Visitor.NAME, Person.PASSWORD).statusCode())
                .isEqualTo(429);
        assertThat(visitor.signInKnown(Visitor.browser(changed), Visitor.NAME, Person.PASSWORD)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aBrowserInWhichNobodySignsInForAYearIsForgotten() {
        visitor.signIn();
        clock.push(Duration.ofDays(364));
        browsers.sweep();
        assertThat(database.count("SELECT count(*) FROM known_browser")).isOne();

        clock.push(Duration.ofDays(2));
        browsers.sweep();

        assertThat(database.count("SELECT count(*) FROM known_browser")).isZero();
    }
}
