package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is in the home, as what, and who is not any more. */
@QuarkusTest
@TestProfile(UnclaimedHome.class)
class HouseholdTest {
    @Inject
    Household household;

    @Inject
    Database database;

    @Inject
    Invitations invitations;

    private final Visitor visitor = new Visitor("192.168.1.61");
    private Person anna;

    @BeforeEach
    void claimed() {
        household.moveIn();
        anna = Person.owner(visitor);
    }

    @Test
    void ownersSeeEverybodyAndNobodyElseDoes() {
        Person bob = anna.invites("Bob", Role.MEMBER);
        Person carol = anna.invites("Carol", Role.GUEST);

        Response seen = anna.asks().get("/api/v1/accounts");

        assertThat(seen.<List<String>>path("name")).containsExactly("Anna", "Bob", "Carol");
        assertThat(seen.<List<String>>path("role")).containsExactly("OWNER", "MEMBER", "GUEST");
        assertThat(seen.<List<String>>path("createdAt")).doesNotContainNull();
        assertThat(seen.<List<String>>path("lastSeenAt")).doesNotContainNull();
        for (Person person : List.of(bob, carol)) {
            assertThat(person.asks().get("/api/v1/accounts").statusCode()).isEqualTo(403);
            assertThat(person.changesRole(person.id(), Role.OWNER).statusCode()).isEqualTo(403);
            assertThat(person.removes(anna.id()).statusCode()).isEqualTo(403);
        }
        assertThat(visitor.request().get("/api/v1/accounts").statusCode()).isEqualTo(401);
    }

    @Test
    void aRoleCountsFromTheNextRequestOnWithTheTokenOfBefore() {
        Person bob = anna.invites("Bob", Role.OWNER);
        assertThat(bob.asks().get("/api/v1/accounts").statusCode()).isEqualTo(200);

        assertThat(anna.changesRole(bob.id(), Role.MEMBER).statusCode()).isEqualTo(204);

        assertThat(bob.asks().get("/api/v1/accounts").statusCode()).isEqualTo(403);
        assertThat(bob.account().<String>path("role")).isEqualTo("MEMBER");
        assertThat(household.changed()).containsExactly(bob.sessionId());
        assertThat(visitor.refresh(Visitor.refreshToken(bob.session())).<String>path("account.role"))
                .isEqualTo("MEMBER");
        anna.changesRole(bob.id(), Role.OWNER);
        assertThat(bob.asks().get("/api/v1/accounts").statusCode()).isEqualTo(200);
        assertThat(database.count(
                        "SELECT count(*) FROM journal WHERE verb = 'ROLE_CHANGED' AND detail = ?", "OWNER MEMBER Bob"))
                .isOne();
    }

    /** A guest may not see what is planned: not by the link of better times either. */
    @Test
    void theCalendarLinksOfWhoBecomesAGuestEnd() {
        Person bob = anna.invites("Bob", Role.MEMBER);
        String calendar = bob.asks()
                .contentType("application/json")
                .body(Map.of("label", "Kitchen wall"))
                .post("/api/v1/calendar-links")
                .path("path");
        assertThat(visitor.request().get(calendar).statusCode()).isEqualTo(200);

        anna.changesRole(bob.id(), Role.GUEST);

        assertThat(visitor.request().get(calendar).statusCode()).isEqualTo(404);
        anna.changesRole(bob.id(), Role.MEMBER);
        assertThat(bob.asks().get("/api/v1/calendar-links").<List<String>>path("id"))
                .isEmpty();
    }

    @Test
    void whoIsRemovedIsOutAtOnce() {
        Person bob = anna.invites("Bob", Role.MEMBER);

        assertThat(anna.removes(bob.id()).statusCode()).isEqualTo(204);

        assertThat(bob.account().statusCode()).isEqualTo(401);
        assertThat(visitor.refresh(Visitor.refreshToken(bob.session())).statusCode())
                .isEqualTo(401);
        assertThat(visitor.signIn("Bob", Person.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(household.ended()).contains(bob.sessionId());
        assertThat(anna.asks().get("/api/v1/accounts").<List<String>>path("name"))
                .containsExactly("Anna");
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'PERSON_REMOVED' AND detail = 'Bob'"
                        + " AND cause ->> 'name' = 'Anna'"))
                .isOne();
    }

    @Test
    void whoseSessionHasEndedMeanwhileChangesNothing() {
        Caller gone = new Caller(anna.id(), "Anna", Role.OWNER, UUID.randomUUID());

        assertThatThrownBy(() -> invitations.add(Role.OWNER, null, Invitations.LONGEST, gone))
                .hasMessageContaining("does not allow");
        assertThat(database.count("SELECT count(*) FROM invitation")).isZero();
    }

    @Test
    void somebodyWhoIsNotThereIsNotFound() {
        UUID nobody = UUID.randomUUID();

        assertThat(anna.removes(nobody).statusCode()).isEqualTo(404);
        assertThat(anna.changesRole(nobody, Role.OWNER).statusCode()).isEqualTo(404);
        assertThat(anna.asks()
                        .body("{}")
                        .put("/api/v1/accounts/" + nobody + "/role")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theLastOwnerCannotVanish() {
        Person bob = anna.invites("Bob", Role.MEMBER);

        assertThat(Visitor.code(anna.changesRole(anna.id(), Role.MEMBER))).isEqualTo("last-owner");
        assertThat(Visitor.code(anna.deletesOwnAccount(Visitor.PASSWORD))).isEqualTo("last-owner");
        assertThat(Visitor.code(anna.removes(anna.id()))).isEqualTo("own-account");

        anna.changesRole(bob.id(), Role.OWNER);
        assertThat(anna.changesRole(anna.id(), Role.MEMBER).statusCode()).isEqualTo(204);
        assertThat(Visitor.code(bob.deletesOwnAccount(Person.PASSWORD))).isEqualTo("last-owner");
    }

    @Test
    void ofOwnersWhoRemoveAndDemoteOneAnotherAtOnceOneStays() throws Exception {
        List<Person> owners = new ArrayList<>(List.of(anna));
        for (int i = 0; i < 5; i++) owners.add(anna.invites("Owner " + i, Role.OWNER));
        AtomicInteger turn = new AtomicInteger();
        List<Callable<Integer>> tries = new ArrayList<>();
        for (Person owner : owners) {
            Person next = owners.get((owners.indexOf(owner) + 1) % owners.size());
            tries.add(() -> owner.removes(next.id()).statusCode());
            tries.add(() -> owner.changesRole(owner.id(), Role.GUEST).statusCode());
            tries.add(() -> owner.changesRole(next.id(), Role.MEMBER).statusCode());
        }
        for (Person owner : owners.subList(1, 3))
            tries.add(() -> owner.deletesOwnAccount(Person.PASSWORD).statusCode());
        assertThat(tries).hasSize(20);

        List<Integer> statuses =
                Together.times(20, () -> tries.get(turn.getAndIncrement()).call());

        assertThat(database.count("SELECT count(*) FROM account WHERE role = 'OWNER'"))
                .isPositive();
        assertThat(statuses).doesNotContain(500).contains(204);
    }
}
