package org.hearth.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hearth.house.House;
import org.hearth.house.Owner;
import org.hearth.house.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backups over HTTP, in a home that is nobody's at first. What was let in is proved and marked; what the next start does with the mark,
 * {@link RestoreTest} tells.
 */
@QuarkusTest
@QuarkusTestResource(House.class)
@TestProfile(BackupHouse.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupResourceTest {
    private static final String RESTORE = "/api/v1/restore";
    private static final String BACKUPS = "/api/v1/backups";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WRONG_CODE = "ABCDE-FGHJK-MNPQR-STVWX";
    private static final String HOME = "Test house";

    private final RecoveryKey key = RecoveryKey.random();

    @Inject
    BackupSettings settings;

    @Inject
    Rows rows;

    @TempDir
    Path dir;

    /** The gateway of a house ends and finds the mark; this one goes on. */
    @AfterEach
    void takeTheMarkAway() throws IOException {
        Files.deleteIfExists(settings.mark());
    }

    @Test
    @Order(1)
    void aHomeThatIsNobodysIsRestoredByWhoeverHasItsClaimCode() throws Exception {
        byte[] file = saved("alone");

        assertThat(code(sends(file, null))).isEqualTo("invalid");
        assertThat(code(sends(file, WRONG_CODE))).isEqualTo("wrong-claim-code");
        isUntouched();

        Response done = sends(file, claimCode());
        assertThat(done.statusCode()).isEqualTo(202);
        assertThat(done.<String>path("home")).isEqualTo("Lighthouse ✨");
        assertThat(done.<String>path("madeAt")).isEqualTo(SavedHome.NOW.toString());
        RestoreMark mark = RestoreMark.read(settings.mark()).orElseThrow();
        assertThat(Files.readAllBytes(mark.sealed().path())).isEqualTo(file);
        try (var content = mark.sealed().read(mark.openKey())) {
            assertThat(content.read()).isNotNegative();
        }
        assertThat(settings.dir().resolve("sent.new")).doesNotExist();
        Files.delete(mark.sealed().path());
    }

    @Test
    @Order(2)
    void whatDoesNotRestoreAHomeChangesNothing() throws Exception {
        byte[] file = saved("whole");
        byte[] spoilt = file.clone();
        spoilt[file.length / 2] ^= 1;
        SavedHome later = SavedHome.empty(dir.resolve("later")).livedIn();
        later.sql(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) VALUES (999, '999', 'later', 'SQL', 'later', 0, 'x', 0, true)");

        assertThat(code(sends(spoilt, claimCode()))).isEqualTo("backup-broken");
        isUntouched();
        assertThat(code(sends("something else".getBytes(StandardCharsets.UTF_8), claimCode())))
                .isEqualTo("backup-broken");
        isUntouched();
        assertThat(code(sends(bytes(later), claimCode()))).isEqualTo("later-gateway");
        isUntouched();
        assertThat(code(request("192.168.7.1", RecoveryKey.random().text())
                        .header("X-Claim-Code", claimCode())
                        .body(file)
                        .post(RESTORE)))
                .isEqualTo("other-recovery-key");
        isUntouched();
        Response mistyped = request("192.168.7.1", "AAAA-AAAA")
                .header("X-Claim-Code", claimCode())
                .body(file)
                .post(RESTORE);
        assertThat(mistyped.statusCode()).isEqualTo(422);
        assertThat(mistyped.<String>path("errors[0].field")).isEqualTo("key");
        assertThat(mistyped.asString()).doesNotContain("AAAA");
        isUntouched();
        assertThat(sends(new byte[0], claimCode()).statusCode()).isEqualTo(400);
    }

    @Test
    @Order(3)
    void wrongCodesAreCountedWithThoseOfAClaim() throws Exception {
        for (int i = 0; i < 5; i++)
            assertThat(request("192.168.7.3", key.text())
                            .header("X-Claim-Code", WRONG_CODE)
                            .body("x".getBytes(StandardCharsets.UTF_8))
                            .post(RESTORE)
                            .statusCode())
                    .isEqualTo(403);
        for (int i = 0; i < 5; i++)
            assertThat(claims("192.168.7.3", WRONG_CODE).statusCode()).isEqualTo(403);

        assertThat(request("192.168.7.3", key.text())
                        .header("X-Claim-Code", claimCode())
                        .body(saved("right"))
                        .post(RESTORE)
                        .statusCode())
                .isEqualTo(429);
        isUntouched();
    }

    @Test
    @Order(4)
    void aFileThatIsTooLargeOrEndsEarlyIsNotTakenIn() throws Exception {
        // Nobody waits for the rest of it.
        assertThat(sendsHead(8 * 1024 * 1024 + 1)).startsWith("HTTP/1.1 413").contains("too-large");
        // Only this very path takes more than others do.
        assertThat(code(request("192.168.7.1", key.text())
                        .header("X-Claim-Code", claimCode())
                        .body(new byte[65_537])
                        .post(RESTORE + "/")))
                .isEqualTo("too-large");
        isUntouched();
        try (Socket socket = begins(100_000)) {
            socket.getOutputStream().write("HEARTHBK".getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> Files.exists(settings.dir().resolve("sent.new")));
        }
        await().atMost(PATIENCE).until(() -> !Files.exists(settings.dir().resolve("sent.new")));
        // And the turn is free again.
        assertThat(code(sends("HEARTHBK".getBytes(StandardCharsets.US_ASCII), claimCode())))
                .isEqualTo("backup-broken");
        isUntouched();
    }

    @Test
    @Order(5)
    void aClaimedHomeIsRestoredOverByItsOwnerAlone() throws Exception {
        String before = claimCode();
        byte[] file = saved("again");
        Owner.token();

        assertThat(sends(file, before).statusCode()).isEqualTo(401);
        assertThat(sends(file, null).statusCode()).isEqualTo(401);
        Response misnamed = owns(file, "Another house", Owner.PASSWORD);
        assertThat(misnamed.statusCode()).isEqualTo(422);
        assertThat(misnamed.<String>path("errors[0].field")).isEqualTo("homeName");
        assertThat(code(owns(file, HOME, "not the password at all"))).isEqualTo("wrong-password");
        isUntouched();

        Response done = owns(file, HOME, Owner.PASSWORD);
        assertThat(done.statusCode()).isEqualTo(202);
        RestoreMark mark = RestoreMark.read(settings.mark()).orElseThrow();
        Files.delete(mark.sealed().path());
    }

    @Test
    @Order(6)
    void withoutARecoveryKeyNoneIsMade() {
        assertThat(list().getString("key")).isNull();
        assertThat(list().getList("backups")).isEmpty();
        Response refused = Owner.asks().post(BACKUPS);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("no-backup-key");
        assertThat(list().<Object>get("attempt")).isNull();
    }

    @Test
    @Order(7)
    void whatIsMadeIsToldFetchedAndRestored() throws Exception {
        assertThat(code(takesKey("not the password at all"))).isEqualTo("wrong-password");
        assertThat(list().getString("key")).isNull();
        Response told = takesKey(Owner.PASSWORD);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.header("Cache-Control")).contains("no-store");
        String recovery = told.path("key");
        assertThat(RecoveryKey.parse(recovery)).isPresent();
        assertThat(list().getString("key")).isEqualTo(told.path("fingerprint"));
        assertThat(rows.count(
                        "SELECT count(*) FROM journal WHERE verb = 'BACKUP_KEY_MADE' AND cause->>'kind' = 'PERSON'"))
                .isOne();

        Owner.asks().post(BACKUPS).then().statusCode(202);
        JsonPath ended = ended();
        assertThat(ended.getString("attempt.failure")).isNull();
        assertThat(ended.getString("lastProvedAt")).isNotNull().isEqualTo(ended.getString("backups[0].provedAt"));
        assertThat(ended.getBoolean("backups[0].restorable")).isTrue();
        assertThat(ended.getBoolean("backups[0].readings")).isTrue();
        assertThat(ended.getString("backups[0].key")).isEqualTo(told.path("fingerprint"));
        assertThat(ended.getLong("backups[0].rows")).isPositive();
        String name = ended.getString("backups[0].name");
        assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = 'BACKUP_MADE' AND detail = ?", name))
                .isOne();

        Response fetched = fetch(name);
        assertThat(fetched.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + "\"");
        assertThat(fetched.header("Content-Type")).isEqualTo("application/octet-stream");
        byte[] file = fetched.asByteArray();
        assertThat(file).isEqualTo(Files.readAllBytes(settings.dir().resolve(name)));
        assertThat(ended.getLong("backups[0].bytes")).isEqualTo(file.length);

        Response done = Owner.asks()
                .contentType("application/octet-stream")
                .header("X-Recovery-Key", recovery.toLowerCase(java.util.Locale.ROOT))
                .header("X-Password", Owner.PASSWORD.replace(" ", "%20"))
                .queryParam("homeName", HOME)
                .body(file)
                .post(RESTORE);
        assertThat(done.statusCode()).isEqualTo(202);
        assertThat(done.<String>path("home")).isEqualTo(HOME);
        Files.delete(RestoreMark.read(settings.mark()).orElseThrow().sealed().path());
    }

    @Test
    @Order(8)
    void nothingButABackupIsFetched() throws Exception {
        String name = list().getString("backups[0].name");
        Files.writeString(settings.dir().resolve("other.hearth"), "nothing is known of it");
        for (String other :
                new String[] {name + ".json", "other.hearth", "..%2Fca.key", "%2e%2e%2Fca.key", "no-such.hearth", "."})
            assertThat(Owner.asks()
                            .urlEncodingEnabled(false)
                            .get(BACKUPS + "/" + other + "/content")
                            .statusCode())
                    .as(other)
                    .isIn(404, 400);
        assertThat(given().get(BACKUPS + "/" + name + "/content").statusCode()).isEqualTo(401);
        Files.delete(settings.dir().resolve("other.hearth"));
    }

    @Test
    @Order(9)
    void oneThatWentBadSaysSoAndIsNotTheLastProved() throws Exception {
        String name = list().getString("backups[0].name");
        Path file = settings.dir().resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        Owner.asks().post(BACKUPS).then().statusCode(202);
        JsonPath after = ended();
        assertThat(after.getList("backups")).hasSize(2);
        assertThat(after.getBoolean("backups[0].restorable")).isTrue();
        assertThat(after.getString("lastProvedAt")).isEqualTo(after.getString("backups[0].provedAt"));
        assertThat(after.getBoolean("backups[1].restorable")).isFalse();
        assertThat(after.getString("backups[1].notRestorable")).isNotBlank();
    }

    @Test
    @Order(10)
    void aTryThatFailedIsTold() throws Exception {
        // What an interrupted one left cannot be taken away.
        Path stuck = settings.dir().resolve("unfinished.new");
        Files.createDirectories(stuck.resolve("stuck"));

        Owner.asks().post(BACKUPS).then().statusCode(202);
        JsonPath after = ended();
        assertThat(after.getString("attempt.failure")).isNotBlank();
        assertThat(after.getList("backups")).hasSize(2);
        assertThat(rows.count("SELECT count(*) FROM journal WHERE verb = 'BACKUP_FAILED'"))
                .isOne();
        Files.delete(stuck.resolve("stuck"));
        Files.delete(stuck);
    }

    @Test
    @Order(11)
    void twoAreNotMadeAtATime() {
        Owner.token();
        int first = Owner.asks().post(BACKUPS).statusCode();
        boolean going = list().getString("attempt.endedAt") == null;
        Response second = Owner.asks().post(BACKUPS);

        assertThat(first).isEqualTo(202);
        assertThat(going).isTrue();
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(code(second)).isEqualTo("backup-busy");
        ended();
    }

    /** A restore of so many bytes, of which none is sent yet. */
    private Socket begins(long length) throws IOException {
        Socket socket = new Socket("127.0.0.1", RestAssured.port);
        socket.getOutputStream()
                .write(("POST " + RESTORE + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n"
                                + "Content-Length: " + length + "\r\nX-Claim-Code: " + claimCode()
                                + "\r\nX-Recovery-Key: " + key.text() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String sendsHead(long length) throws IOException {
        try (Socket socket = begins(length)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private JsonPath list() {
        return Owner.asks().get(BACKUPS).then().statusCode(200).extract().jsonPath();
    }

    private JsonPath ended() {
        await().atMost(PATIENCE).until(() -> list().getString("attempt.endedAt") != null);
        return list();
    }

    private static Response fetch(String name) {
        return Owner.asks().get(BACKUPS + "/" + name + "/content");
    }

    private static Response takesKey(String password) {
        return Owner.asks()
                .contentType("application/json")
                .body(Map.of("password", password))
                .post(BACKUPS + "/key");
    }

    private Response sends(byte[] file, @Nullable String code) {
        RequestSpecification request = request("192.168.7.1", key.text());
        if (code != null) request.header("X-Claim-Code", code);
        return request.body(file).post(RESTORE);
    }

    private Response owns(byte[] file, String homeName, String password) {
        return Owner.asks()
                .contentType("application/octet-stream")
                .header("X-Recovery-Key", key.text())
                .header("X-Password", password.replace(" ", "%20"))
                .queryParam("homeName", homeName)
                .body(file)
                .post(RESTORE);
    }

    private static RequestSpecification request(String address, String key) {
        return given().header("X-Forwarded-For", address)
                .header("X-Recovery-Key", key)
                .contentType("application/octet-stream");
    }

    private static Response claims(String address, String code) {
        return given().header("X-Forwarded-For", address)
                .contentType("application/json")
                .body(Map.of("code", code, "name", "Anna", "password", "seven tall boats sing"))
                .post("/api/v1/setup/claim");
    }

    private static String code(Response response) {
        return Optional.ofNullable(response.<String>path("code")).orElse("");
    }

    private byte[] saved(String where) throws Exception {
        return bytes(SavedHome.empty(dir.resolve(where)).livedIn());
    }

    private byte[] bytes(SavedHome home) throws Exception {
        return Files.readAllBytes(home.file(home.save(key)).path());
    }

    private static String claimCode() throws IOException {
        return Files.readString(House.claimFile()).strip();
    }

    private void isUntouched() {
        assertThat(settings.mark()).doesNotExist();
        assertThat(settings.dir().resolve("sent.new")).doesNotExist();
        assertThat(settings.dir().resolve("to-be-restored")).doesNotExist();
    }
}
