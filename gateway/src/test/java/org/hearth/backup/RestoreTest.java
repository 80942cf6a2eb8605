package org.hearth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hearth.broker.BrokerSettings;
import org.hearth.house.MosquittoProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home out of its backup: on an empty machine, over itself, interrupted, from older and later gateways. */
class RestoreTest {
    /** What a restored home has of its own: who was signed in, what is told of the restore, the machine's clock, numbers that go on. */
    private static final List<String> ITS_OWN =
            List.of("session", "refresh_token", "recovery", "attempt", "journal", "clock", "twin");

    private static final int READINGS = System.getProperty("hearth.long") == null ? 20_000 : 1_000_000;

    private final RecoveryKey key = RecoveryKey.random();

    @TempDir
    Path dir;

    @Test
    void anEmptyMachineBecomesTheHomeThatWasSaved() throws SQLException, IOException {
        SavedHome old = SavedHome.empty(dir.resolve("old")).livedIn();
        SavedHome machine = SavedHome.empty(dir.resolve("new"));
        Map<String, String> keys = old.keys();
        Map<String, Object> before = old.fingerprint();
        assertThat(machine.keys()).isNotEqualTo(keys);

        machine.stage(old.file(old.save(key)), fileKey(old));
        assertThat(machine.start()).isTrue();

        Map<String, Object> after = machine.fingerprint();
        assertThat(machine.text("SELECT name FROM home")).isEqualTo("Lighthouse ✨");
        assertThat(machine.text("SELECT count(*) FROM session")).isEqualTo("0");
        assertThat(machine.text("SELECT count(*) FROM journal")).isEqualTo("501");
        assertThat(machine.text("SELECT verb FROM journal ORDER BY id DESC LIMIT 1"))
                .isEqualTo("HOME_RESTORED");
        assertThat(machine.text("SELECT desired_revision FROM twin")).isEqualTo("1007");
        assertThat(Long.parseLong(machine.text("SELECT nextval('carried_revision')")))
                .isGreaterThan(1_000_000);
        before.keySet().removeAll(ITS_OWN);
        after.keySet().removeAll(ITS_OWN);
        assertThat(after).isEqualTo(before);
        assertThat(machine.keys()).isEqualTo(keys);
        assertThat(machine.files.trust().resolve("web.crt")).doesNotExist();
        assertThat(machine.files.mark()).doesNotExist();
        assertThat(machine.text("SELECT string_agg(nspname, ' ') FROM pg_namespace WHERE nspname LIKE 'hearth%'"))
                .isEqualTo("null");
    }

    @Test
    void devicesComeInWithWhatTheyHold() throws Exception {
        SavedHome old = SavedHome.empty(dir.resolve("old"))
                .livedIn()
                .knowing("lamp", "the lamp's secret")
                .knowing("gate", "the gate's secret");
        old.sql("UPDATE device SET admitted = false WHERE id = 'gate'");
        SavedHome machine = SavedHome.empty(dir.resolve("new"));
        machine.stage(old.file(old.save(key)), fileKey(old));
        assertThat(machine.start()).isTrue();

        assertThat(Files.readString(machine.files.broker().resolve("restored"))).isEqualTo("restore-1\n");
        MosquittoProcess broker = new MosquittoProcess(machine.dir);
        broker.start();
        Vertx vertx = Vertx.vertx();
        try {
            // The certificate that the device has pinned, and the secret that it holds.
            Path pinned = old.files.trust().resolve("ca.crt");
            assertThat(connects(vertx, pinned, broker.port(), "lamp", "the lamp's secret"))
                    .isTrue();
            assertThat(connects(vertx, pinned, broker.port(), "lamp", "another secret"))
                    .isFalse();
            assertThat(connects(vertx, pinned, broker.port(), "gate", "the gate's secret"))
                    .isFalse();
            assertThat(connects(vertx, pinned, broker.port(), "old", "the lamp's secret"))
                    .isFalse();
            String gateway = Files.readString(machine.files.broker().resolve("gateway-password"));
            assertThat(connects(vertx, pinned, broker.port(), "gateway", gateway))
                    .isTrue();
        } finally {
            broker.stop();
            vertx.close();
        }
    }

    @Test
    void whatWasRevokedStaysRevoked() throws SQLException, IOException {
        SavedHome home = SavedHome.empty(dir).livedIn().knowing("lamp", "first secret");
        Backup backup = home.save(key);
        byte[] fileKey = home.file(backup).key(key.halves());
        home.sql("DELETE FROM schedule WHERE device = 'gate'");
        home.sql("DELETE FROM device WHERE id = 'gate'");
        home.sql("INSERT INTO revoked_device (id, name, life, secret_revision) VALUES ('gate', 'gate', 1, 9)");
        home.sql("UPDATE device SET admitted = false WHERE id = 'old'");
        home.sql("UPDATE device SET secret_revision = 4, secret_hash = '101$newsalt=$newhash=' WHERE id = 'lamp'");
        home.sql("DELETE FROM account WHERE name = 'Bob'");
        home.sql("UPDATE account SET password_hash = 'newer hash' WHERE role = 'OWNER'");
        home.sql("UPDATE home SET name = 'Renamed since'");

        home.stage(home.file(backup), fileKey);
        assertThat(home.start()).isTrue();

        assertThat(home.text("SELECT name FROM home")).isEqualTo("Lighthouse ✨");
        assertThat(home.text("SELECT string_agg(id, ' ' ORDER BY id) FROM device"))
                .isEqualTo("lamp old");
        assertThat(home.text("SELECT secret_revision FROM revoked_device WHERE id = 'gate'"))
                .isEqualTo("9");
        assertThat(home.text("SELECT admitted FROM device WHERE id = 'old'")).isEqualTo("f");
        assertThat(home.text("SELECT secret_hash FROM device WHERE id = 'lamp'"))
                .isEqualTo("101$newsalt=$newhash=");
        assertThat(home.text("SELECT string_agg(password_hash, ' ') FROM account"))
                .isEqualTo("newer hash");
    }

    @Test
    void aHomeWithoutItsOwnersIsNotBroughtBack() throws SQLException, IOException {
        SavedHome home = SavedHome.empty(dir).livedIn();
        Backup backup = home.save(key);
        home.sql("UPDATE account SET role = 'GUEST' WHERE id = '" + SavedHome.OWNER + "'");
        Map<String, Object> before = home.fingerprint();

        home.stage(home.file(backup), home.file(backup).key(key.halves()));
        assertThat(home.start()).isTrue();

        assertThat(home.fingerprint()).isEqualTo(before);
        assertThat(home.files.mark()).doesNotExist();
    }

    /** The last chunk of the staged file has gone bad: everything is read before, and nothing is changed. */
    @Test
    void oneThatCannotBeRestoredLeavesTheHomeAsItWas() throws SQLException, IOException {
        SavedHome home = SavedHome.empty(dir).livedIn();
        Backup backup = home.save(key);
        home.sql("UPDATE home SET name = 'As it is now'");
        Map<String, Object> before = home.fingerprint();
        Map<String, String> keys = home.keys();
        home.stage(home.file(backup), home.file(backup).key(key.halves()));
        Path staged = home.dir.resolve("staged");
        byte[] bytes = Files.readAllBytes(staged);
        bytes[bytes.length - 1] ^= 1;
        Files.write(staged, bytes);

        assertThat(home.start()).isTrue();

        assertThat(home.fingerprint()).isEqualTo(before);
        assertThat(home.keys()).isEqualTo(keys);
        assertThat(home.files.mark()).doesNotExist();
        assertThat(staged).doesNotExist();
    }

    /** The power goes after the database has changed, before the keys have: the next start ends what was begun. */
    @Test
    void anInterruptedOneGoesOnAtTheNextStart() throws SQLException, IOException {
        SavedHome old = SavedHome.empty(dir.resolve("old")).livedIn().knowing("lamp", "secret");
        SavedHome machine = SavedHome.empty(dir.resolve("new"));
        machine.stage(old.file(old.save(key)), fileKey(old));

        assertThat(RestoreRole.run(
                        machine.files.mark(), machine.database(), machine.files.trust(), failsAfterTheCommit(machine)))
                .isFalse();
        assertThat(machine.text("SELECT name FROM home")).isEqualTo("Lighthouse ✨");
        assertThat(machine.keys()).isNotEqualTo(old.keys());
        assertThat(machine.files.mark()).exists();

        assertThat(machine.start()).isTrue();
        assertThat(machine.keys()).isEqualTo(old.keys());
        assertThat(machine.text("SELECT count(*) FROM device")).isEqualTo("3");
        assertThat(machine.text("SELECT count(*) FROM sample")).isEqualTo("20000");
        assertThat(machine.files.mark()).doesNotExist();
    }

    @Test
    void anotherGatewayThatRunsTheHomeIsWaitedFor() throws Exception {
        SavedHome home = SavedHome.empty(dir).livedIn();
        Backup backup = home.save(key);
        home.sql("UPDATE home SET name = 'Renamed'");
        home.stage(home.file(backup), home.file(backup).key(key.halves()));
        Thread restore;
        try (var session = Sessions.open(home.database(), "another gateway")) {
            assertThat(org.hearth.home.DatabaseSession.takesTurn(session)).isTrue();
            restore = Thread.ofPlatform().start(home::start);
            assertThat(restore.join(java.time.Duration.ofSeconds(2))).isFalse();
            assertThat(home.text("SELECT name FROM home")).isEqualTo("Renamed");
        }
        restore.join();
        assertThat(home.text("SELECT name FROM home")).isEqualTo("Lighthouse ✨");
    }

    @Test
    void oneOfAnOlderGatewayIsMigrated() throws SQLException, IOException {
        SavedHome old = new SavedHome(dir.resolve("old"), "056");
        old.sql("INSERT INTO device (id, name, icon, enrolled_at) VALUES ('lamp', 'Lamp', 'device', now())");
        Backup backup = old.save(key);
        assertThat(backup.schema()).isEqualTo("056");
        SavedHome machine = SavedHome.empty(dir.resolve("new"));

        machine.stage(old.file(backup), old.file(backup).key(key.halves()));
        assertThat(machine.start()).isTrue();
        machine.migrate("latest");

        assertThat(machine.text("SELECT count(*) FROM device WHERE secret_hash IS NULL"))
                .isEqualTo("1");
        assertThat(machine.fingerprint().get("after"))
                .isEqualTo(SavedHome.empty(dir.resolve("fresh")).fingerprint().get("after"));
    }

    /** From the file as somebody brings it to the home as it opens: taken in, proved, and built in the place of the empty one. */
    @Test
    void aHomeWithYearsOfReadingsIsBackWithinTenMinutes() throws SQLException, IOException {
        SavedHome old = SavedHome.empty(dir.resolve("old")).livedIn();
        old.sql(
                "INSERT INTO sample (device, boot, seq, at, kind, body) SELECT 'gate', 1, n, now() + n * '1 s'::interval,"
                        + " 'm', jsonb_build_object('t', n / 7.0) FROM generate_series(1, " + (READINGS - 20_000)
                        + ") n");
        long begin = System.nanoTime();
        Path file = old.file(old.save(key)).path();
        long made = System.nanoTime();
        SavedHome machine = SavedHome.empty(dir.resolve("new"));

        long sent = System.nanoTime();
        SealedFile taken = machine.folder.takeIn(Files.newInputStream(file), Files.size(file));
        Proof.of(machine.database(), taken, taken.key(key.halves()));
        machine.stage(taken, taken.key(key.halves()));
        assertThat(machine.start()).isTrue();
        long back = System.nanoTime();

        assertThat(machine.text("SELECT count(*) FROM sample")).isEqualTo(Integer.toString(READINGS));
        System.out.printf(
                "%d readings, %d kB: made and proved in %.1f s, restored in %.1f s%n",
                READINGS, Files.size(file) / 1000, (made - begin) / 1e9, (back - sent) / 1e9);
        assertThat(Duration.ofNanos(back - sent)).isLessThan(Duration.ofMinutes(10));
    }

    /** It is asked before the application is there, with no more than a start gives it. */
    @Test
    void aStartFindsTheMarkByItsSettingsAlone() throws IOException {
        Map<String, String> settings = Map.of(
                "hearth.trust.dir",
                dir.toString(),
                "hearth.database.url",
                "jdbc:postgresql://localhost/none",
                "hearth.database.user",
                "nobody",
                "hearth.database.password-file",
                dir.resolve("password").toString(),
                "hearth.broker.dir",
                dir.toString(),
                "hearth.broker.host",
                "localhost",
                "hearth.broker.port",
                "1",
                "hearth.claim-file",
                dir.resolve("claim").toString());
        settings.forEach(System::setProperty);
        try {
            assertThat(RestoreRole.isDue()).isFalse();
            Files.writeString(dir.resolve("restore"), "{}");
            assertThat(RestoreRole.isDue()).isTrue();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void oneOfALaterGatewayIsRefused() throws SQLException, IOException {
        SavedHome later = SavedHome.empty(dir.resolve("later")).livedIn();
        Backup backup = later.save(key);
        SavedHome machine = new SavedHome(dir.resolve("new"), "056");
        byte[] fileKey = later.file(backup).key(key.halves());

        assertThatThrownBy(() -> Proof.of(machine.database(), later.file(backup), fileKey))
                .isInstanceOf(BrokenBackup.class)
                .hasMessageContaining("later gateway");
        machine.stage(later.file(backup), fileKey);
        assertThat(machine.start()).isTrue();
        assertThat(machine.text("SELECT name FROM home")).isEqualTo("Home");
    }

    private byte[] fileKey(SavedHome home) throws IOException {
        return home.file(home.folder.list().getFirst()).key(key.halves());
    }

    /** Its folder is asked for once before the database changes, and again when the accounts are written. */
    private static BrokerSettings failsAfterTheCommit(SavedHome home) {
        BrokerSettings real = home.broker();
        return (BrokerSettings) java.lang.reflect.Proxy.newProxyInstance(
                BrokerSettings.class.getClassLoader(),
                new Class<?>[] {BrokerSettings.class},
                (proxy, method, values) -> {
                    if (method.getName().equals("dir")
                            && home.text("SELECT name FROM home").startsWith("Lighthouse"))
                        throw new IllegalStateException("the power is gone");
                    return method.invoke(real, values);
                });
    }

    private static boolean connects(Vertx vertx, Path authority, int port, String user, String secret)
            throws Exception {
        MqttClient client = MqttClient.create(
                vertx,
                new MqttClientOptions()
                        .setClientId(user)
                        .setUsername(user)
                        .setPassword(secret)
                        .setSsl(true)
                        .setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()))
                        .setHostnameVerificationAlgorithm("HTTPS"));
        try {
            client.connect(port, "localhost")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            client.disconnect().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.ExecutionException refused) {
            return false;
        }
    }
}
