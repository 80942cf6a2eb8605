package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hearth.journal.PersonalData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person is told all that the home keeps of them, nothing of others, and nothing that opens a door. */
@QuarkusTest
@TestProfile(UnclaimedHome.class)
class ExportTest {
    /** Tables that hold nothing of a person who lives here; a new table must be put here or be told. */
    private static final Set<String> OF_NOBODY = Set.of(
            "adapter",
            "attempt",
            "broker_rotation",
            "backup_key",
            "carried_firing",
            "clock",
            "credential_change",
            "device",
            "device_group",
            "device_group_member",
            "enrolment",
            "firing",
            "flyway_schema_history",
            "forgotten_person",
            "gateway_turn",
            "gateway_version",
            "journal_seal",
            "older_topic",
            "pins_held",
            "refresh_token",
            "revoked_device",
            "room",
            "sample",
            "scene",
            "scene_wish",
            "stranger",
            "twin",
            "wiring");

    private static final Pattern TABLE = Pattern.compile("FROM (\\w+)\\b");

    @Inject
    Household household;

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    @Inject
    Export export;

    private final Visitor visitor = new Visitor("192.168.1.31");
    private Account owner;

    @BeforeEach
    void claimed() {
        owner = household.moveIn();
    }

    @Test
    void everyTableIsToldOrHoldsNothingOfAPerson() throws SQLException {
        Set<String> told = export.lists().stream()
                .map(PersonalData.Kept::rows)
                .flatMap(sql -> TABLE.matcher(sql).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tables = new TreeSet<>();
        try (Connection connection = source.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
            while (rows.next()) tables.add(rows.getString(1));
        }
        assertThat(told).doesNotContainAnyElementsOf(OF_NOBODY);
        told.addAll(OF_NOBODY);
        assertThat(told).isEqualTo(tables);
    }

    @Test
    void aPersonIsToldTheirOwnAndNothingThatOpensADoor() {
        String access = Visitor.accessToken(visitor.signIn());
        UUID other = UUID.randomUUID();
        for (UUID account : List.of(owner.id(), other)) database.run("""
                    INSERT INTO journal (at, verb, cause, detail)
                    VALUES (now(), 'COMMAND_QUEUED', jsonb_build_object('kind', 'PERSON', 'accountId', ?::text), ?)""", account.toString(), "deed of " + account);

        Response answer = visitor.request().auth().oauth2(access).get("/api/v1/account/export");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"hearth-account.json\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.<String>path("account[0].name")).isEqualTo(Visitor.NAME);
        assertThat(answer.<List<Map<String, Object>>>path("sessions")).hasSize(1);
        assertThat(answer.<List<String>>path("journal.detail"))
                .contains("deed of " + owner.id())
                .doesNotContain("deed of " + other);
        assertThat(answer.asString()).doesNotContain("argon2", "hash", "family_key", other.toString());
    }

    @Test
    void whereTheHomeIsIsToldToThoseWhoLiveThere() {
        database.run("UPDATE home SET latitude = 37.98, longitude = 23.73");
        String access = Visitor.accessToken(visitor.signIn());

        assertThat(home(access)).containsExactly(Map.of("latitude", 37.98f, "longitude", 23.73f));
        database.run("UPDATE account SET role = 'GUEST' WHERE id = ?", owner.id());
        assertThat(home(access)).isEmpty();
    }

    private List<Map<String, Object>> home(String access) {
        return visitor.request()
                .auth()
                .oauth2(access)
                .get("/api/v1/account/export")
                .path("home");
    }

    @Test
    void nobodyElseIsTold() {
        assertThat(visitor.request().get("/api/v1/account/export").statusCode()).isEqualTo(401);
    }
}
