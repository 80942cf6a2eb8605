package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnclaimedHome.class)
class SessionTest {
    @Inject
    Household household;

    @Inject
    Database database;

    @Inject
    PushedClock clock;

    @Inject
    SessionSweep sweep;

    @Inject
    AccessTokens tokens;

    @Inject
    Sessions sessions;

    private final Visitor visitor = new Visitor("192.168.1.40");

    @BeforeEach
    void claimed() {
        household.moveIn();
    }

    @Test
    void aRefreshTokenIsGoodOnceAndGivesTheNext() {
        Response session = visitor.signIn();
        aWhilePasses();

        Response refreshed = visitor.refresh(Visitor.refreshToken(session));

        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(Visitor.refreshToken(refreshed)).isNotEqualTo(Visitor.refreshToken(session));
        assertThat(visitor.account(Visitor.accessToken(refreshed)).statusCode()).isEqualTo(200);
        assertThat(visitor.refresh(Visitor.refreshToken(refreshed)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyHashesOfRefreshTokensAreStored() {
        String token = Visitor.refreshToken(visitor.signIn());

        assertThat(database.count("SELECT count(*) FROM refresh_token WHERE hash = ?", token))
                .isZero();
        assertThat(database.count("SELECT count(*) FROM refresh_token WHERE hash = ?", new RefreshToken(token).hash()))
                .isOne();
    }

    @Test
    void aUsedTokenThatComesBackLaterEndsTheSession() throws Exception {
        Response session = visitor.signIn();
        aWhilePasses();
        Response refreshed = visitor.refresh(Visitor.refreshToken(session));
        clock.push(Duration.ofSeconds(4));

        Response replay = visitor.refresh(Visitor.refreshToken(session));

        assertThat(replay.statusCode()).isEqualTo(401);
        assertThat(Visitor.code(replay)).isEqualTo("session-over");
        assertThat(visitor.refresh(Visitor.refreshToken(refreshed)).statusCode())
                .isEqualTo(401);
        assertThat(visitor.account(Visitor.accessToken(refreshed)).statusCode()).isEqualTo(401);
        assertThat(visitor.account(Visitor.accessToken(session)).statusCode()).isEqualTo(401);
        assertThat(household.ended()).containsExactly(session(session));
        assertThat(database.count("SELECT count(*) FROM session WHERE ended_why = 'REUSE'"))
                .isOne();
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'SIGNED_OUT' AND detail LIKE '%twice%'"))
                .isOne();
    }

    @Test
    void twoTabsThatRefreshOneAfterTheOtherGetTheSameNextToken() {
        String token = Visitor.refreshToken(visitor.signIn());
        aWhilePasses();
        Response first = visitor.refresh(token);
        clock.push(Duration.ofSeconds(2));

        Response second = visitor.refresh(token);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(Visitor.refreshToken(second)).isEqualTo(Visitor.refreshToken(first));
        assertThat(household.ended()).isEmpty();
    }

    @Test
    void whoLoadsThePageAgainAndAgainUsesUpOneTokenInHalfAMinute() {
        String token = Visitor.refreshToken(visitor.signIn());
        aWhilePasses();
        String next = Visitor.refreshToken(visitor.refresh(token));

        for (int i = 0; i < 10; i++)
            assertThat(Visitor.refreshToken(visitor.refresh(next))).isEqualTo(next);

        assertThat(database.count("SELECT count(*) FROM refresh_token")).isEqualTo(2);
        aWhilePasses();
        assertThat(Visitor.refreshToken(visitor.refresh(next))).isNotEqualTo(next);
        clock.push(Duration.ofSeconds(4));
        assertThat(visitor.refresh(next).statusCode()).isEqualTo(401);
    }

    @Test
    void ofTooManyBrowsersTheOneNotUsedForLongestIsSignedOut() {
        Response tablet = visitor.signIn();
        Response phone = visitor.signIn();
        aWhilePasses();
        Response used = visitor.refresh(Visitor.refreshToken(tablet));
        openSessions(Sessions.MAX_OF_AN_ACCOUNT - 1);

        assertThat(visitor.account(Visitor.accessToken(used)).statusCode()).isEqualTo(200);
        assertThat(visitor.account(Visitor.accessToken(phone)).statusCode()).isEqualTo(401);
        assertThat(database.count("SELECT count(*) FROM session WHERE ended_why = 'TOO_MANY'"))
                .isOne();
        assertThat(database.count(
                        "SELECT count(*) FROM journal WHERE verb = 'SIGNED_OUT' AND detail LIKE '%browsers%'"))
                .isOne();
    }

    @Test
    void nobodyFillsTheTableOfSessionsBySigningIn() {
        openSessions(3 * Sessions.MAX_OF_AN_ACCOUNT);

        assertThat(database.count("SELECT count(*) FROM session WHERE ended_at IS NULL"))
                .isEqualTo(Sessions.MAX_OF_AN_ACCOUNT);
        assertThat(database.count("SELECT count(*) FROM session"))
                .isLessThanOrEqualTo(2L * Sessions.MAX_OF_AN_ACCOUNT + 1);
    }

    @Test
    void ofTwentyRefreshesAtOnceExactlyOneRotates() throws Exception {
        String token = Visitor.refreshToken(visitor.signIn());
        aWhilePasses();

        List<Response> answers = Together.times(20, () -> visitor.refresh(token));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers.stream().map(Visitor::refreshToken).distinct()).hasSize(1);
        assertThat(database.count("SELECT count(*) FROM refresh_token")).isEqualTo(2);
        assertThat(database.count("SELECT count(*) FROM refresh_token WHERE used_at IS NULL"))
                .isOne();
    }

    @Test
    void refreshNeedsTheCookieAndTheHeaderOfOurPage() {
        String token = Visitor.refreshToken(visitor.signIn());

        Response foreign = visitor.request().cookie(Door.COOKIE, token).post("/api/v1/sessions/refresh");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(visitor.request()
                        .header("X-Hearth", "1")
                        .post("/api/v1/sessions/refresh")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.refresh("x".repeat(43)).statusCode()).isEqualTo(401);
        assertThat(visitor.refresh("../../etc/passwd").statusCode()).isEqualTo(401);
        assertThat(database.count("SELECT count(*) FROM refresh_token WHERE used_at IS NOT NULL"))
                .isZero();
    }

    @Test
    void signingOutEndsTheAccessTokenAtOnce() throws Exception {
        Response session = visitor.signIn();

        Response answer = visitor.request()
                .header("X-Hearth", "1")
                .auth()
                .oauth2(Visitor.accessToken(session))
                .delete("/api/v1/sessions/current");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie")).contains("__Host-hearth-refresh=;", "Max-Age=0");
        assertThat(visitor.account(Visitor.accessToken(session)).statusCode()).isEqualTo(401);
        assertThat(visitor.refresh(Visitor.refreshToken(session)).statusCode()).isEqualTo(401);
        assertThat(household.ended()).containsExactly(session(session));
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'SIGNED_OUT'"))
                .isOne();
    }

    @Test
    void aBrowserWhoseAccessTokenIsExpiredSignsOutByItsCookie() {
        Response session = visitor.signIn();
        clock.push(Duration.ofMinutes(11));

        Response answer = signOut(session);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(visitor.refresh(Visitor.refreshToken(session)).statusCode()).isEqualTo(401);
        assertThat(signOut(session).statusCode()).isEqualTo(204);
        assertThat(household.ended()).hasSize(1);
    }

    @Test
    void aForeignPageCannotSignOut() {
        Response session = visitor.signIn();

        Response answer = visitor.request()
                .cookie(Door.COOKIE, Visitor.refreshToken(session))
                .delete("/api/v1/sessions/current");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(visitor.account(Visitor.accessToken(session)).statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutOneBrowserLeavesTheOther() {
        Response phone = visitor.signIn();
        Response laptop = visitor.signIn();

        signOut(phone);

        assertThat(visitor.account(Visitor.accessToken(laptop)).statusCode()).isEqualTo(200);
        assertThat(visitor.refresh(Visitor.refreshToken(laptop)).statusCode()).isEqualTo(200);
    }

    @Test
    void aBrowserStaysSignedInAsLongAsItIsUsed() {
        Response session = visitor.signIn();
        clock.push(Duration.ofDays(29));
        Response later = visitor.refresh(Visitor.refreshToken(session));
        assertThat(later.statusCode()).isEqualTo(200);
        clock.push(Duration.ofDays(30));

        assertThat(visitor.refresh(Visitor.refreshToken(later)).statusCode()).isEqualTo(401);
    }

    @Test
    void theSweepEndsUnusedSessionsAndForgetsOldOnes() throws Exception {
        Response session = visitor.signIn();
        clock.push(Duration.ofDays(31));
        sweep.sweep();
        assertThat(household.ended()).containsExactly(session(session));
        assertThat(database.count("SELECT count(*) FROM session WHERE ended_why = 'UNUSED'"))
                .isOne();

        clock.push(Duration.ofDays(31));
        sweep.sweep();

        assertThat(database.count("SELECT count(*) FROM session")).isZero();
        assertThat(database.count("SELECT count(*) FROM refresh_token")).isZero();
    }

    @Test
    void theSweepKeepsWhatStillProtects() {
        Response session = visitor.signIn();
        aWhilePasses();
        visitor.refresh(Visitor.refreshToken(session));
        clock.push(Duration.ofDays(1));

        sweep.sweep();

        assertThat(visitor.refresh(Visitor.refreshToken(session)).statusCode()).isEqualTo(401);
        assertThat(database.count("SELECT count(*) FROM session WHERE ended_why = 'REUSE'"))
                .isOne();
    }

    @Test
    void aRestartKnowsTheSessionsThatStandAndNoOthers() throws Exception {
        Response standing = visitor.signIn();
        Response over = visitor.signIn();
        signOut(over);

        LiveSessions started = new LiveSessions(clock, clock);
        QuarkusTransaction.requiringNew().run(() -> started.load(new StartupEvent()));

        assertThat(started.isLive(session(standing))).isTrue();
        assertThat(started.isLive(session(over))).isFalse();
    }

    @Test
    void anEndThatIsToldBeforeTheBeginningCountsButIsNotKept() {
        LiveSessions live = new LiveSessions(clock, clock);
        Account anna = new Account(UUID.randomUUID(), Visitor.NAME, Role.OWNER);
        UUID early = UUID.randomUUID();
        UUID longGone = UUID.randomUUID();

        live.ended(new SessionEnded(longGone));
        clock.push(Duration.ofMinutes(2));
        live.ended(new SessionEnded(early));
        live.opened(new SessionOpened(early, anna));
        live.opened(new SessionOpened(longGone, anna));

        assertThat(live.isLive(early)).isFalse();
        assertThat(live.isLive(longGone)).isTrue();
    }

    /** Long enough for a token that was given to be exchanged for the next. */
    private void aWhilePasses() {
        clock.push(RefreshFamilies.AT_LEAST.plusSeconds(1));
    }

    /** As if the person had signed in so often. */
    private void openSessions(int many) {
        Visit visit = new Visit(new Source("192.168.1.41"), "a test", Optional.empty());
        for (int i = 0; i < many; i++)
            QuarkusTransaction.requiringNew().run(() -> {
                AccountRow anna = AccountRow.find("name", Visitor.NAME).firstResult();
                sessions.open(anna.account(), visit);
            });
    }

    private Response signOut(Response session) {
        return visitor.request()
                .header("X-Hearth", "1")
                .cookie(Door.COOKIE, Visitor.refreshToken(session))
                .auth()
                .oauth2(Visitor.accessToken(session))
                .delete("/api/v1/sessions/current");
    }

    private UUID session(Response session) throws InvalidJwtException {
        Duration ahead = clock.pushed();
        clock.reset();
        try {
            return tokens.verify(Visitor.accessToken(session)).session();
        } finally {
            clock.push(ahead);
        }
    }
}
