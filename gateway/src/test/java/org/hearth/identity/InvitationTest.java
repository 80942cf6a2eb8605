package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joining: the one way to an account in a home that has its owner. */
@QuarkusTest
@TestProfile(UnclaimedHome.class)
class InvitationTest {
    private static final String NOBODYS = "x".repeat(22);

    @Inject
    Household household;

    @Inject
    Database database;

    @Inject
    PushedClock clock;

    @Inject
    Invitations invitations;

    private final Visitor visitor = new Visitor("192.168.1.60");
    private Person anna;

    @BeforeEach
    void claimed() {
        household.moveIn();
        anna = Person.owner(visitor);
    }

    @Test
    void itTellsWhoInvitesAndMakesOneAccountThatIsSignedIn() {
        Response made = anna.asks()
                .body(Map.of("role", "MEMBER", "label", "Bob's phone"))
                .post("/api/v1/invitations");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.<String>path("secret")).matches("[\\w-]{22}");
        assertThat(anna.asks().get("/api/v1/invitations").<List<String>>path("label"))
                .containsExactly("Bob's phone");

        Response offer = visitor.look(made.path("secret"));
        assertThat(offer.<String>path("role")).isEqualTo("MEMBER");
        assertThat(offer.<String>path("invitedBy")).isEqualTo("Anna");

        Response joined = visitor.accept(made.path("secret"), "Bob", Person.PASSWORD);
        assertThat(joined.statusCode()).isEqualTo(201);
        assertThat(joined.<String>path("account.role")).isEqualTo("MEMBER");
        assertThat(new Person(visitor, joined).account().statusCode()).isEqualTo(200);
        assertThat(visitor.refresh(Visitor.refreshToken(joined)).statusCode()).isEqualTo(200);
        assertThat(visitor.signIn("Bob", Person.PASSWORD).statusCode()).isEqualTo(201);
        assertThat(anna.asks().get("/api/v1/invitations").<List<String>>path("id"))
                .isEmpty();
        assertThat(household.accepted()).hasSize(1);
        assertThat(household.accepted().getFirst().account().name()).isEqualTo("Bob");
        assertThat(journalled("INVITATION_ADDED", "MEMBER Bob's phone")).isOne();
        assertThat(journalled("INVITATION_ACCEPTED", "MEMBER Bob's phone")).isOne();
    }

    @Test
    void ofTwentyWhoAcceptAtOnceOneGetsAnAccount() throws Exception {
        String secret = anna.secret(Role.GUEST);
        AtomicInteger number = new AtomicInteger();

        List<Integer> statuses = Together.times(
                20,
                () -> visitor.accept(secret, "Bob " + number.incrementAndGet(), Person.PASSWORD)
                        .statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).isSubsetOf(201, 403, 503);
        assertThat(database.count("SELECT count(*) FROM account WHERE role = 'GUEST'"))
                .isOne();
    }

    @Test
    void usedWithdrawnLateAndInventedOnesAnswerAlike() {
        String used = anna.secret(Role.GUEST);
        visitor.accept(used, "Bob", Person.PASSWORD);
        Response withdrawn = anna.asks().body(Map.of("role", "GUEST")).post("/api/v1/invitations");
        assertThat(anna.asks()
                        .delete("/api/v1/invitations/" + withdrawn.path("invitation.id"))
                        .statusCode())
                .isEqualTo(204);
        Response late = anna.asks().body(Map.of("role", "GUEST", "hours", 1)).post("/api/v1/invitations");
        clock.push(Duration.ofMinutes(61));

        String expected = visitor.look(NOBODYS).asString();
        assertThat(expected).contains("invitation-not-valid");
        for (String secret : List.of(used, withdrawn.<String>path("secret"), late.<String>path("secret"), "", "'")) {
            assertThat(visitor.look(secret).asString()).isEqualTo(expected);
            assertThat(visitor.accept(secret, "Carol", Person.PASSWORD).asString())
                    .isEqualTo(expected);
        }
        assertThat(journalled("INVITATION_WITHDRAWN", "GUEST")).isOne();
        assertThat(database.count("SELECT count(*) FROM account")).isEqualTo(2);
    }

    @Test
    void oneThatIsPastItsTimeIsNotRevivedByAClockThatGoesBack() {
        String secret = anna.secret(Role.GUEST);
        clock.push(Duration.ofHours(49));
        invitations.sweep();
        clock.push(Duration.ofHours(-49));

        assertThat(visitor.look(secret).statusCode()).isEqualTo(403);
    }

    @Test
    void wrongSecretsArePacedAndKeepNobodyOutWhoHasARightOne() {
        String secret = anna.secret(Role.GUEST);
        for (int i = 0; i < 20; i++)
            assertThat(visitor.look(NOBODYS).statusCode()).isEqualTo(403);

        assertThat(visitor.look(NOBODYS).statusCode()).isEqualTo(429);
        assertThat(visitor.accept(NOBODYS, "Bob", Person.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(visitor.accept(secret, "Bob", Person.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void aWishThatIsNotAcceptedLeavesTheInvitationOpen() {
        String secret = anna.secret(Role.MEMBER);

        assertThat(Visitor.code(visitor.accept(secret, "aNNA", Person.PASSWORD)))
                .isEqualTo("name-taken");
        assertThat(visitor.accept(secret, "Bob", "short").<String>path("errors[0].field"))
                .isEqualTo("password");
        assertThat(visitor.accept(secret, " ", Person.PASSWORD).<String>path("errors[0].field"))
                .isEqualTo("name");

        assertThat(visitor.accept(secret, "Bob", Person.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void whatAnotherRoomCannotDoUndoesTheJoining() {
        String secret = anna.secret(Role.GUEST);
        household.refuseNewcomers();

        assertThat(visitor.accept(secret, "Bob", Person.PASSWORD).statusCode()).isEqualTo(500);

        assertThat(database.count("SELECT count(*) FROM account")).isOne();
        assertThat(database.count("SELECT count(*) FROM invitation")).isOne();
    }

    @Test
    void onlyOwnersInviteListAndWithdraw() {
        anna.secret(Role.GUEST);
        Person bob = anna.invites("Bob", Role.MEMBER);
        Person carol = anna.invites("Carol", Role.GUEST);
        String id = anna.asks().get("/api/v1/invitations").path("[0].id");

        for (Person person : List.of(bob, carol)) {
            assertThat(person.asks()
                            .body(Map.of("role", "OWNER"))
                            .post("/api/v1/invitations")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(person.asks().get("/api/v1/invitations").statusCode()).isEqualTo(403);
            assertThat(person.asks().delete("/api/v1/invitations/" + id).statusCode())
                    .isEqualTo(403);
        }
        assertThat(visitor.request()
                        .body(Map.of("role", "OWNER"))
                        .post("/api/v1/invitations")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void invitationsGoWithTheOwnerWhoMadeThem() {
        Person bob = anna.invites("Bob", Role.OWNER);
        Person carol = anna.invites("Carol", Role.OWNER);
        String ofBob = bob.secret(Role.OWNER);
        String ofCarol = carol.secret(Role.OWNER);

        anna.changesRole(bob.id(), Role.MEMBER);
        anna.removes(carol.id());

        assertThat(visitor.look(ofBob).statusCode()).isEqualTo(403);
        assertThat(visitor.look(ofCarol).statusCode()).isEqualTo(403);
    }

    @Test
    void itIsGoodFromAnHourToAWeek() {
        for (int hours : List.of(0, 169, -1))
            assertThat(anna.asks()
                            .body(Map.of("role", "GUEST", "hours", hours))
                            .post("/api/v1/invitations")
                            .<String>path("errors[0].field"))
                    .isEqualTo("hours");
        assertThat(anna.asks().body(Map.of()).post("/api/v1/invitations").<String>path("errors[0].field"))
                .isEqualTo("role");

        String week = anna.asks()
                .body(Map.of("role", "GUEST", "hours", 168))
                .post("/api/v1/invitations")
                .path("secret");
        clock.push(Duration.ofHours(167));
        assertThat(visitor.look(week).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyTheHashOfASecretIsStored() {
        String secret = anna.secret(Role.GUEST);

        assertThat(database.count("SELECT count(*) FROM invitation WHERE hash = ?", secret))
                .isZero();
        assertThat(database.count("SELECT count(*) FROM invitation WHERE hash = ?", new Secret(secret).hash()))
                .isOne();
    }

    private long journalled(String verb, String detail) {
        return database.count("SELECT count(*) FROM journal WHERE verb = ? AND detail = ?", verb, detail);
    }
}
