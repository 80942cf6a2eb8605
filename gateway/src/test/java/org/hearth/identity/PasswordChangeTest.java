package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another password, with the one of now. */
@QuarkusTest
@TestProfile(UnclaimedHome.class)
class PasswordChangeTest {
    private static final String NEXT = "four blue doors hum";

    @Inject
    Household household;

    @Inject
    Database database;

    @Inject
    PushedClock clock;

    @Inject
    SignIns signIns;

    @Inject
    Sessions sessions;

    private final Visitor visitor = new Visitor("192.168.1.63");
    private Person anna;

    @BeforeEach
    void claimed() {
        household.moveIn();
        anna = Person.owner(visitor);
    }

    @Test
    void itEndsEveryOtherSessionAndKeepsThisOneWithANewFamily() {
        Person tablet = Person.owner(visitor);

        Response changed = anna.changesPassword(Visitor.PASSWORD, NEXT);

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(household.ended()).containsExactly(tablet.sessionId());
        assertThat(tablet.account().statusCode()).isEqualTo(401);
        assertThat(visitor.refresh(Visitor.refreshToken(tablet.session())).statusCode())
                .isEqualTo(401);
        assertThat(anna.account().statusCode()).isEqualTo(200);
        assertThat(new Person(visitor, changed).account().statusCode()).isEqualTo(200);
        assertThat(visitor.refresh(Visitor.refreshToken(anna.session())).statusCode())
                .isEqualTo(401);
        assertThat(visitor.refresh(Visitor.refreshToken(changed)).statusCode()).isEqualTo(200);
        assertThat(visitor.signIn().statusCode()).isEqualTo(401);
        assertThat(visitor.signIn(Visitor.NAME, NEXT).statusCode()).isEqualTo(201);
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'PASSWORD_CHANGED'"))
                .isOne();
    }

    /** Whoever had stolen a session may have made them, to come back by. */
    @Test
    void itWithdrawsWhatWasMadeInThePersonsName() {
        Person bob = anna.invites("Bob", Role.OWNER);
        String stolen = anna.secret(Role.OWNER);
        String ofBob = bob.secret(Role.GUEST);

        assertThat(anna.changesPassword(Visitor.PASSWORD, NEXT).statusCode()).isEqualTo(200);

        assertThat(visitor.look(stolen).statusCode()).isEqualTo(403);
        assertThat(visitor.look(ofBob).statusCode()).isEqualTo(200);
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'INVITATION_WITHDRAWN'"
                        + " AND detail = 'OWNER' AND cause ->> 'name' = 'Anna'"))
                .isOne();
    }

    @Test
    void wrongOnesArePacedAndChangeNothing() {
        for (int i = 0; i < 10; i++)
            assertThat(Visitor.code(anna.changesPassword("not " + i, NEXT))).isEqualTo("wrong-password");

        assertThat(anna.changesPassword(Visitor.PASSWORD, NEXT).statusCode()).isEqualTo(429);
        assertThat(anna.deletesOwnAccount(Visitor.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(visitor.signIn().statusCode()).isEqualTo(201);
        assertThat(household.ended()).isEmpty();
        clock.push(Duration.ofMinutes(15));
        Person later = Person.owner(visitor);
        assertThat(later.changesPassword(Visitor.PASSWORD, NEXT).statusCode()).isEqualTo(200);
    }

    @Test
    void aNewOneThatIsNotAcceptedIsNamed() {
        for (String refused : new String[] {"short", "x".repeat(129), "anna anna anna", "password1234"})
            assertThat(anna.changesPassword(Visitor.PASSWORD, refused).<String>path("errors[0].field"))
                    .isEqualTo("password");
    }

    @Test
    void ofAHundredAndTwentyEightCharactersEachOneCounts() {
        String longest = "lorem ipsum dolor sit amet ".repeat(5).substring(0, 127) + "Z";
        assertThat(anna.changesPassword(Visitor.PASSWORD, longest).statusCode()).isEqualTo(200);

        assertThat(visitor.signIn(Visitor.NAME, longest.substring(0, 72)).statusCode())
                .isEqualTo(401);
        assertThat(visitor.signIn(Visitor.NAME, longest.substring(0, 127) + "Y").statusCode())
                .isEqualTo(401);
        assertThat(visitor.signIn(Visitor.NAME, longest).statusCode()).isEqualTo(201);
    }

    @Test
    void whoShowedTheOldOneAMomentBeforeIsNotLetInAfterIt() {
        Visit visit = new Visit(new Source("192.168.1.64"), "test", Optional.empty());
        Recognised shown = signIns.recognise(Visitor.NAME, Visitor.PASSWORD, visit);
        anna.changesPassword(Visitor.PASSWORD, NEXT);

        assertThatThrownBy(() -> sessions.openFor(shown, visit)).hasMessageContaining("not right");
    }
}
