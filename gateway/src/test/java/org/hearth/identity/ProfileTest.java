package org.hearth.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people set of themselves: name, language, time format, picture. */
@QuarkusTest
@TestProfile(UnclaimedHome.class)
class ProfileTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16};
    private static final byte[] WEBP = "RIFF\4\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);

    @Inject
    Household household;

    @Inject
    Database database;

    private final Visitor visitor = new Visitor("192.168.1.62");
    private Person anna;

    @BeforeEach
    void claimed() {
        household.moveIn();
        anna = Person.owner(visitor);
    }

    @Test
    void nameLanguageAndTimeFormatAreChangedAndToldAtTheNextSignIn() {
        assertThat(anna.session().<String>path("account.language")).isNull();
        assertThat(anna.session().<String>path("account.timeFormat")).isEqualTo("AUTO");

        Response changed =
                anna.changesProfile(Map.of("name", "Annabel", "language", "EL", "timeFormat", "TWENTY_FOUR_HOURS"));

        assertThat(changed.<String>path("name")).isEqualTo("Annabel");
        Response signedIn = visitor.signIn("Annabel", Visitor.PASSWORD);
        assertThat(signedIn.<String>path("account.language")).isEqualTo("EL");
        assertThat(signedIn.<String>path("account.timeFormat")).isEqualTo("TWENTY_FOUR_HOURS");
        assertThat(visitor.signIn().statusCode()).isEqualTo(401);
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'ACCOUNT_RENAMED' AND detail = 'Annabel'"
                        + " AND cause ->> 'name' = 'Anna'"))
                .isOne();
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'ACCOUNT_CHANGED'"))
                .isOne();
    }

    @Test
    void whoIsRenamedIsToldByTheNewNameFromThenOn() {
        anna.changesProfile(Map.of("name", "Annabel"));
        anna.asks().body(Map.of("role", "GUEST")).post("/api/v1/invitations");

        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'INVITATION_ADDED'"
                        + " AND cause ->> 'name' = 'Annabel'"))
                .isOne();
    }

    @Test
    void aNameIsOnePersonsHoweverItIsWritten() {
        Person bob = anna.invites("Bob", Role.GUEST);

        assertThat(Visitor.code(bob.changesProfile(Map.of("name", "ANNA")))).isEqualTo("name-taken");
        assertThat(bob.changesProfile(Map.of("name", "bOB")).statusCode()).isEqualTo(200);
        assertThat(bob.changesProfile(Map.of("name", " ")).statusCode()).isEqualTo(422);
        assertThat(bob.changesProfile(Map.of("name", "Bob", "language", "FR")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void ofTwentyWhoWantOneNameOneGetsIt() throws Exception {
        Person bob = anna.invites("Bob", Role.GUEST);
        Person carol = anna.invites("Carol", Role.GUEST);
        AtomicInteger turn = new AtomicInteger();

        List<Integer> statuses = Together.times(
                20,
                () -> (turn.getAndIncrement() % 2 == 0 ? bob : carol)
                        .changesProfile(Map.of("name", "Dora"))
                        .statusCode());

        assertThat(statuses).containsOnly(200, 409);
        assertThat(database.count("SELECT count(*) FROM account WHERE name = 'Dora'"))
                .isOne();
    }

    @Test
    void nobodyFillsTheJournalWithChangesOfThemselves() {
        Person bob = anna.invites("Bob", Role.GUEST);
        for (int i = 0; i < 30; i++)
            assertThat(bob.changesProfile(Map.of("name", "Bob", "language", i % 2 == 0 ? "EL" : "EN"))
                            .statusCode())
                    .isEqualTo(200);

        assertThat(bob.changesProfile(Map.of("name", "Rob")).statusCode()).isEqualTo(429);
        assertThat(bob.asks()
                        .contentType("application/octet-stream")
                        .body(PNG)
                        .put("/api/v1/account/picture")
                        .statusCode())
                .isEqualTo(429);
        assertThat(anna.changesProfile(Map.of("name", "Annabel")).statusCode()).isEqualTo(200);
    }

    @Test
    void aPictureIsShownToEverybodyWhoIsSignedInAndToNobodyElse() {
        Person bob = anna.invites("Bob", Role.GUEST);
        assertThat(anna.account().<String>path("picture")).isNull();

        assertThat(put(PNG).statusCode()).isEqualTo(204);

        String picture = "/api/v1/accounts/" + anna.id() + "/picture";
        Response shown = bob.asks().get(picture);
        assertThat(shown.asByteArray()).isEqualTo(PNG);
        assertThat(shown.contentType()).isEqualTo("image/png");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
        assertThat(visitor.request().get(picture).statusCode()).isEqualTo(401);
        assertThat(anna.account().<String>path("picture")).hasSize(16);
        assertThat(anna.asks().get("/api/v1/account/picture").asByteArray()).isEqualTo(PNG);
        assertThat(bob.asks()
                        .get("/api/v1/accounts/" + UUID.randomUUID() + "/picture")
                        .statusCode())
                .isEqualTo(404);

        put(JPEG);
        assertThat(bob.asks().get(picture).contentType()).isEqualTo("image/jpeg");
        put(WEBP);
        assertThat(bob.asks().get(picture).contentType()).isEqualTo("image/webp");
        assertThat(anna.asks().delete("/api/v1/account/picture").statusCode()).isEqualTo(204);
        assertThat(bob.asks().get(picture).statusCode()).isEqualTo(404);
        assertThat(anna.account().<String>path("picture")).isNull();
    }

    @Test
    void whatIsNoPictureByItsFirstBytesIsRefused() {
        for (String sent : List.of(
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "GIF89a......",
                "<html>",
                "RIFF....WAVE",
                "\u0089PN",
                "x"))
            assertThat(put(sent.getBytes(StandardCharsets.ISO_8859_1)).<String>path("errors[0].field"))
                    .isEqualTo("picture");
        assertThat(put(Arrays.copyOf(PNG, 48 * 1024 + 1)).statusCode()).isEqualTo(422);
        assertThat(put(Arrays.copyOf(PNG, 48 * 1024)).statusCode()).isEqualTo(204);
        assertThat(put(Arrays.copyOf(PNG, 60 * 1024)).statusCode()).isEqualTo(422);
    }

    private Response put(byte[] picture) {
        return given().contentType("application/octet-stream")
                .auth()
                .oauth2(anna.token())
                .body(picture)
                .put("/api/v1/account/picture");
    }
}
