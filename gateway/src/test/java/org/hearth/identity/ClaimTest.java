package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hearth.problems.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnclaimedHome.class)
class ClaimTest {
    private static final String WRONG_CODE = "00000-00000-00000-00000";

    @Inject
    IdentitySettings settings;

    @Inject
    Claims claims;

    @Inject
    Passwords passwords;

    @Inject
    Database database;

    @Inject
    PushedClock clock;

    private final Visitor visitor = new Visitor("192.168.1.20");

    @BeforeEach
    void unclaimed() {
        clock.reset();
        database.empty();
        claims.prepare(new StartupEvent());
    }

    @Test
    void theCodeMakesTheFirstOwnerAndNamesTheHome() throws Exception {
        Response answer = visitor.claim(code(), Map.of("homeName", "Our flat", "zone", "Europe/Athens"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.<String>path("account.role")).isEqualTo("OWNER");
        assertThat(answer.<Integer>path("expiresInSeconds")).isEqualTo(600);
        assertThat(visitor.account(Visitor.accessToken(answer)).<String>path("name"))
                .isEqualTo("Anna");
        Response setup = visitor.request().get("/api/v1/setup");
        assertThat(setup.<Boolean>path("claimed")).isTrue();
        assertThat(setup.<String>path("homeName")).isEqualTo("Our flat");
        assertThat(settings.claimFile()).doesNotExist();
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'HOME_CLAIMED'"))
                .isOne();
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'SIGNED_IN'"))
                .isOne();
    }

    @Test
    void theCodeStandsInAFileOfItsOwnerOnlyAndIsGoodAsPeopleTypeIt() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.claimFile())))
                .isEqualTo("rw-------");
        assertThat(code()).matches("([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}");

        String typed = code().toLowerCase(Locale.ROOT)
                .replace("-", " ")
                .replace('0', 'o')
                .replace('1', 'l');

        assertThat(visitor.claim(typed).statusCode()).isEqualTo(201);
    }

    @Test
    void aCodeRenewedFromOutsideCountsAtOnce() throws Exception {
        String old = code();
        Files.writeString(settings.claimFile(), "ABCDE-FGHJK-MNPQR-STVWX\n");

        assertThat(Visitor.code(visitor.claim(old))).isEqualTo("wrong-claim-code");
        assertThat(visitor.claim("abcdefghjkmnpqrstvwx").statusCode()).isEqualTo(201);
    }

    @Test
    void withoutAFileNoCodeIsRight() throws Exception {
        String code = code();
        Files.delete(settings.claimFile());

        assertThat(Visitor.code(visitor.claim(code))).isEqualTo("wrong-claim-code");
        assertThat(Visitor.code(visitor.claim(""))).isEqualTo("wrong-claim-code");
    }

    @Test
    void ofFiftyClaimsAtOnceExactlyOneIsTaken() throws Exception {
        String code = code();

        List<Integer> statuses = Together.times(50, () -> visitor.claim(code).statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(49);
        assertThat(database.count("SELECT count(*) FROM account")).isOne();
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'HOME_CLAIMED'"))
                .isOne();
    }

    @Test
    void twoGatewaysOverOneDatabaseTakeOneClaimToo() throws Exception {
        Claims.Wish wish = new Claims.Wish(code(), "Anna", Visitor.PASSWORD, null, null);
        PasswordHash password = passwords.hash(Visitor.PASSWORD);

        List<Boolean> taken = Together.times(8, () -> entered(wish, password));

        assertThat(taken).containsOnlyOnce(true);
        assertThat(database.count("SELECT count(*) FROM account")).isOne();
    }

    @Test
    void aClaimedHomeIsNotClaimedAgainAfterARestart() throws Exception {
        String code = code();
        visitor.claim(code);
        Files.writeString(settings.claimFile(), code);

        claims.prepare(new StartupEvent());

        assertThat(settings.claimFile()).doesNotExist();
        assertThat(Visitor.code(visitor.claim(code))).isEqualTo("already-claimed");
        assertThat(visitor.claim(code).statusCode()).isEqualTo(409);
    }

    @Test
    void aRestartKeepsTheCodeOfAnUnclaimedHome() throws Exception {
        String code = code();

        claims.prepare(new StartupEvent());

        assertThat(code()).isEqualTo(code);
    }

    @Test
    void wrongCodesArePacedPerSourceAndBurnNothing() throws Exception {
        for (int i = 0; i < 10; i++)
            assertThat(Visitor.code(visitor.claim(WRONG_CODE))).isEqualTo("wrong-claim-code");

        Response eleventh = visitor.claim(code());
        assertThat(eleventh.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(eleventh.header("Retry-After"))).isBetween(880L, 900L);
        assertThat(new Visitor("192.168.1.21").claim(WRONG_CODE).statusCode()).isEqualTo(403);

        clock.push(Duration.ofMinutes(15));
        assertThat(visitor.claim(code()).statusCode()).isEqualTo(201);
    }

    @Test
    void aWishThatIsNotAcceptedUndoesTheWholeClaim() throws Exception {
        Response answer = visitor.claim(code(), Map.of("homeName", "Our flat", "zone", "Mars/Olympus"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<String>path("errors[0].field")).isEqualTo("zone");
        assertThat(database.count("SELECT count(*) FROM account")).isZero();
        assertThat(database.count("SELECT count(*) FROM session")).isZero();
        assertThat(database.count("SELECT count(*) FROM home WHERE name = 'Our flat'"))
                .isZero();
        assertThat(visitor.claim(code()).statusCode()).isEqualTo(201);
    }

    @Test
    void namesAndPasswordsThatAreNotAcceptedAreNamed() throws Exception {
        assertThat(refusedField(Map.of("name", " "))).isEqualTo("name");
        assertThat(refusedField(Map.of("name", "x".repeat(61)))).isEqualTo("name");
        assertThat(refusedField(Map.of("name", "An\u202Ena"))).isEqualTo("name");
        assertThat(refusedField(Map.of("name", "An\u0000na"))).isEqualTo("name");
        assertThat(refusedField(Map.of("password", "too short"))).isEqualTo("password");
        assertThat(refusedField(Map.of("homeName", " "))).isEqualTo("homeName");
        assertThat(refusedField(Map.of("homeName", "Our\u0000flat"))).isEqualTo("homeName");
        assertThat(visitor.claim(Map.of("code", code())).statusCode()).isEqualTo(422);
        assertThat(visitor.request().post("/api/v1/setup/claim").statusCode()).isEqualTo(400);
    }

    private String refusedField(Map<String, String> changes) throws Exception {
        Response answer = visitor.claim(code(), changes);
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.path("errors[0].field");
    }

    private boolean entered(Claims.Wish wish, PasswordHash password) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> claims.enter(
                            wish,
                            AccountName.of(wish.name()),
                            password,
                            new Visit(new Source("test"), "test", Optional.empty())));
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.problem().code()).isEqualTo("already-claimed");
            return false;
        }
    }

    private String code() throws Exception {
        return Files.readString(settings.claimFile()).strip();
    }
}
