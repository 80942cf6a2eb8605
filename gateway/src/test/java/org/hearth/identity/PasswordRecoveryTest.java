package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lost password: a code from the console of the machine, entered at the dashboard. */
@QuarkusTest
@TestProfile(UnclaimedHome.class)
class PasswordRecoveryTest {
    private static final String NEXT = "four blue doors hum";
    private static final String NOBODYS = "00000-00000-00000-00000";

    @Inject
    Household household;

    @Inject
    Database database;

    @Inject
    PushedClock clock;

    @Inject
    Recoveries recoveries;

    @Inject
    Accounts accounts;

    private final Visitor visitor = new Visitor("192.168.1.67");
    private Person anna;

    @BeforeEach
    void claimed() {
        household.moveIn();
        anna = Person.owner(visitor);
    }

    @Test
    void theCodeSetsANewPasswordEndsEverySessionAndLetsThePersonIn() {
        String code = code("anna");

        Response recovered = visitor.recover(code.toLowerCase(java.util.Locale.ROOT), NEXT);

        assertThat(recovered.statusCode()).isEqualTo(201);
        assertThat(new Person(visitor, recovered).account().statusCode()).isEqualTo(200);
        assertThat(anna.account().statusCode()).isEqualTo(401);
        assertThat(household.ended()).containsExactly(anna.sessionId());
        assertThat(visitor.signIn().statusCode()).isEqualTo(401);
        assertThat(visitor.signIn(Visitor.NAME, NEXT).statusCode()).isEqualTo(201);
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'RECOVERY_OPENED' AND detail = 'Anna'"))
                .isOne();
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'PASSWORD_RECOVERED'"))
                .isOne();
    }

    @Test
    void itWithdrawsWhatWasMadeInThePersonsName() {
        String made = anna.secret(Role.OWNER);

        assertThat(visitor.recover(code("Anna"), NEXT).statusCode()).isEqualTo(201);

        assertThat(visitor.look(made).statusCode()).isEqualTo(403);
        assertThat(database.count("SELECT count(*) FROM journal WHERE verb = 'INVITATION_WITHDRAWN'"))
                .isOne();
    }

    @Test
    void itIsGoodOnceEvenForTwentyAtOnce() throws Exception {
        String code = code("Anna");

        List<Integer> statuses =
                Together.times(20, () -> visitor.recover(code, NEXT).statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).doesNotContain(500);
        assertThat(database.count("SELECT count(*) FROM recovery")).isZero();
    }

    @Test
    void usedLateReplacedAndInventedOnesAnswerAlike() {
        String replaced = code("Anna");
        String late = code("Anna");
        clock.push(Duration.ofMinutes(15));

        String expected = visitor.recover(NOBODYS, NEXT).asString();
        assertThat(expected).contains("recovery-not-valid");
        for (String code : List.of(replaced, late, "", "'"))
            assertThat(visitor.recover(code, NEXT).asString()).isEqualTo(expected);
        assertThat(visitor.signIn().statusCode()).isEqualTo(201);
    }

    @Test
    void oneThatIsPastItsTimeIsNotRevivedByAClockThatGoesBack() {
        String code = code("Anna");
        clock.push(Duration.ofMinutes(16));
        recoveries.sweep();
        clock.push(Duration.ofMinutes(-16));

        assertThat(visitor.recover(code, NEXT).statusCode()).isEqualTo(403);
    }

    @Test
    void wrongCodesArePacedAndKeepNobodyOutWhoHasTheRightOne() {
        String code = code("Anna");
        for (int i = 0; i < 10; i++)
            assertThat(visitor.recover(NOBODYS, NEXT).statusCode()).isEqualTo(403);

        assertThat(visitor.recover(NOBODYS, NEXT).statusCode()).isEqualTo(429);
        assertThat(visitor.recover(code, "short").statusCode()).isEqualTo(422);
        assertThat(visitor.recover(code, NEXT).statusCode()).isEqualTo(201);
    }

    @Test
    void wrongCodesWaitForNobodyAndARightOneIsToldWhenOthersTakeTooLong() throws Exception {
        String code = code("Anna");
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            others.submit(() -> accounts.inTurn(() -> {
                begun.countDown();
                return await(done);
            }));
            begun.await();
            try {
                Future<Integer> wrong =
                        others.submit(() -> visitor.recover(NOBODYS, NEXT).statusCode());
                assertThat(wrong.get(4, TimeUnit.SECONDS)).isEqualTo(403);
                assertThat(Visitor.code(visitor.recover(code, NEXT))).isEqualTo("household-busy");
            } finally {
                done.countDown();
            }
        }
        assertThat(visitor.recover(code, NEXT).statusCode()).isEqualTo(201);
    }

    @Test
    void itIsForOwnersOnly() {
        Person bob = anna.invites("Bob", Role.OWNER);
        String code = code("Bob");
        anna.changesRole(bob.id(), Role.MEMBER);

        assertThat(visitor.recover(code, NEXT).statusCode()).isEqualTo(403);
        assertThatThrownBy(() -> recoveries.open("Bob")).hasMessageContaining("no owner");
        assertThatThrownBy(() -> recoveries.open("Nobody")).hasMessageContaining("no owner");
    }

    @Test
    void theOtherOwnersAreToldUntilTheyDismissIt() {
        Person bob = anna.invites("Bob", Role.OWNER);
        Person carol = anna.invites("Carol", Role.MEMBER);
        Person recovered = new Person(visitor, visitor.recover(code("Anna"), NEXT));

        Response notices = bob.asks().get("/api/v1/recovery/notices");
        assertThat(notices.<List<String>>path("person")).containsExactly("Anna");
        assertThat(notices.<List<String>>path("at")).doesNotContainNull();
        assertThat(recovered.asks().get("/api/v1/recovery/notices").<List<String>>path("id"))
                .isEmpty();
        assertThat(carol.asks().get("/api/v1/recovery/notices").statusCode()).isEqualTo(403);

        String notice = "/api/v1/recovery/notices/" + notices.path("[0].id");
        assertThat(recovered.asks().delete(notice).statusCode()).isEqualTo(404);
        assertThat(bob.asks().delete(notice).statusCode()).isEqualTo(204);
        assertThat(bob.asks().get("/api/v1/recovery/notices").<List<String>>path("id"))
                .isEmpty();
    }

    @Test
    void onlyTheHashOfACodeIsStored() {
        String code = code("Anna");

        assertThat(database.count(
                        "SELECT count(*) FROM recovery WHERE hash = ? OR hash = ?", code, code.replace("-", "")))
                .isZero();
        assertThat(database.count("SELECT count(*) FROM recovery")).isOne();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String code(String name) {
        return recoveries.open(name).code().text();
    }
}
