package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody deletes their own account: nothing stays of the person but the name in the journal (I15). */
@QuarkusTest
@TestProfile(UnclaimedHome.class)
class DeletionTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    @Inject
    Household household;

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    private final Visitor visitor = new Visitor("192.168.1.66");
    private Person anna;
    private Person bob;

    @BeforeEach
    void claimed() {
        household.moveIn();
        anna = Person.owner(visitor);
        bob = anna.invites("Bobolino", Role.OWNER);
        bob.asks().contentType("application/octet-stream").body(PNG).put("/api/v1/account/picture");
        bob.secret(Role.GUEST);
        visitor.signIn("Bobolino", "a wrong password");
        String cause = "{\"kind\":\"PERSON\",\"name\":\"Bobolino\",\"accountId\":\"" + bob.id() + "\"}";
        database.run("INSERT INTO device (id, name, icon, enrolled_at) VALUES ('lamp', 'Lamp', 'lamp', now())"
                + " ON CONFLICT DO NOTHING");
        database.run("DELETE FROM batch");
        database.run("DELETE FROM command");
        database.run("DELETE FROM reading");
        database.run(
                "INSERT INTO command (id, device, capability, operation, state, queued_at, expires_at, cause)"
                        + " VALUES ('1', 'lamp', 'relay1', 'SET', 'ACKNOWLEDGED', now(), now(), ?::jsonb)",
                cause);
        database.run("INSERT INTO batch VALUES (gen_random_uuid(), now(), ?::jsonb, '[]')", cause);
        database.run("INSERT INTO command_key VALUES (?, 'k', 'r', '1', now())", bob.id());
        database.run("INSERT INTO reading VALUES ('lamp', 'relay1', 'true', now(), now(), ?::jsonb)", cause);
    }

    @Test
    void nothingStaysOfThePersonButTheNameInTheJournal() throws Exception {
        assertThat(tablesThatHold(bob.id().toString()))
                .contains("account", "session", "account_picture", "known_browser", "invitation")
                .contains("command", "batch", "command_key", "reading");

        Response answer = bob.deletesOwnAccount(Person.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().getValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("__Host-hearth-refresh=;") && cookie.contains("Max-Age=0"))
                .anyMatch(cookie -> cookie.startsWith("__Host-hearth-browser=;") && cookie.contains("Max-Age=0"));
        assertThat(bob.account().statusCode()).isEqualTo(401);
        assertThat(visitor.refresh(Visitor.refreshToken(bob.session())).statusCode())
                .isEqualTo(401);
        assertThat(visitor.signIn("Bobolino", Person.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(household.ended()).contains(bob.sessionId());
        await().untilAsserted(() ->
                assertThat(tablesThatHold(bob.id().toString())).containsExactly("forgotten_person", "journal"));
        assertThat(tablesThatHold("Bobolino")).containsExactly("journal");
    }

    /** What a request writes that was let in before. */
    @Test
    void whatComesLateIsTakenAwayTooAndThenThePersonIsForgotten() throws Exception {
        bob.deletesOwnAccount(Person.PASSWORD);
        await().untilAsserted(() ->
                assertThat(tablesThatHold(bob.id().toString())).containsExactly("forgotten_person", "journal"));
        database.run("INSERT INTO command_key VALUES (?, 'late', 'r', '1', now())", bob.id());
        database.run("UPDATE forgotten_person SET removed_at = removed_at - interval '1 minute'");

        anna.removes(anna.invites("Carl", Role.GUEST).id()); // which begins another sweep
        anna.removes(anna.invites("Dora", Role.GUEST).id());

        await().untilAsserted(
                        () -> assertThat(tablesThatHold(bob.id().toString())).containsExactly("journal"));
    }

    @Test
    void withoutThePasswordNothingIsDeleted() {
        assertThat(Visitor.code(bob.deletesOwnAccount("a wrong password"))).isEqualTo("wrong-password");
        assertThat(bob.asks().body(Map.of()).delete("/api/v1/account").statusCode())
                .isEqualTo(422);
        assertThat(bob.account().statusCode()).isEqualTo(200);
    }

    /** Whatever table it is in, and whatever column. */
    private List<String> tablesThatHold(String text) throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")) {
                while (rows.next()) tables.add(rows.getString(1));
            }
            List<String> holding = new ArrayList<>();
            for (String table : tables)
                try (ResultSet rows = statement.executeQuery(
                        "SELECT 1 FROM \"" + table + "\" t WHERE t::text LIKE '%" + text + "%' LIMIT 1")) {
                    if (rows.next()) holding.add(table);
                }
            return holding;
        }
    }
}
