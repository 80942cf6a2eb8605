package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.hearth.journal.Journal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key that signs access tokens is replaced without anybody noticing. */
@QuarkusTest
@TestProfile(UnclaimedHome.class)
class SigningKeysTest {
    @Inject
    Household household;

    @Inject
    Database database;

    @Inject
    PushedClock clock;

    @Inject
    SigningKeys keys;

    @Inject
    IdentitySettings settings;

    @Inject
    Journal journal;

    private final Visitor visitor = new Visitor("192.168.1.68");

    @BeforeEach
    void claimed() {
        household.moveIn();
        clock.push(Duration.ofMinutes(11));
        keys.look(); // what an earlier test replaced is past its time by now
        clock.reset();
    }

    @Test
    void theNewOneSignsAndTheOldOneVerifiesUntilItsLastTokenHasExpired() throws Exception {
        Person before = Person.owner(visitor);
        String old = keys.newest().id();

        keys.rotate();

        Person after = Person.owner(visitor);
        assertThat(kid(before)).isEqualTo(old);
        assertThat(kid(after)).isEqualTo(keys.newest().id()).isNotEqualTo(old);
        assertThat(before.account().statusCode()).isEqualTo(200);
        assertThat(after.account().statusCode()).isEqualTo(200);
        assertThat(database.count(
                        "SELECT count(*) FROM journal WHERE verb = 'SIGNING_KEY_ROTATED' AND detail = ?", kid(after)))
                .isOne();

        clock.push(Duration.ofMinutes(9));
        keys.look();
        assertThat(before.account().statusCode()).isEqualTo(200);
        assertThat(files()).hasSize(2);

        clock.push(Duration.ofMinutes(2));
        keys.look();
        assertThat(keys.find(old)).isEmpty();
        assertThat(files()).hasSize(1);
    }

    @Test
    void aRestartKnowsTheSameKeysAndTheSameNewest() {
        SigningKey old = keys.newest();
        SigningKey made = keys.rotate();

        SigningKeys started = new SigningKeys(settings, journal, clock, clock);

        assertThat(started.newest()).isEqualTo(made);
        assertThat(started.find(old.id())).contains(old);
    }

    @Test
    void oneOfNinetyDaysIsReplacedByItself() {
        String first = keys.newest().id();
        clock.push(Duration.ofDays(89));
        keys.look();
        assertThat(keys.newest().id()).isEqualTo(first);

        clock.push(Duration.ofDays(2));
        keys.look();

        assertThat(keys.newest().id()).isNotEqualTo(first);
        clock.set(Duration.ofDays(-91)); // the clock was wrong: what was signed by either is still good
        keys.look();
        assertThat(keys.find(first)).isPresent();
    }

    @Test
    void theOldOneVerifiesTenMinutesHoweverTheClockIsSet() {
        String old = keys.newest().id();
        keys.rotate();

        clock.set(Duration.ofHours(-1));
        clock.push(Duration.ofMinutes(9));
        assertThat(keys.find(old)).isPresent();

        clock.push(Duration.ofMinutes(1));
        assertThat(keys.find(old)).isEmpty();
    }

    @Test
    void oneThatCouldNotBeToldNeverSigns() throws Exception {
        String before = keys.newest().id();
        List<Path> files = files();
        database.run("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''the disk is full''; END'""");
        database.run("""
                CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION refuse()""");
        try {
            assertThatThrownBy(() -> keys.rotate()).isNotNull();
        } finally {
            database.run("DROP FUNCTION refuse() CASCADE");
        }

        assertThat(keys.newest().id()).isEqualTo(before);
        assertThat(files()).containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void aBrokenFileAmongThemStopsTheStart() throws Exception {
        Path broken = settings.keyDir().resolve("jwt-999.key");
        Files.writeString(broken, "half a ke");
        try {
            assertThatThrownBy(() -> new SigningKeys(settings, journal, clock, clock))
                    .hasMessageContaining("jwt-999.key holds no P-256 private key");
            assertThat(broken).hasContent("half a ke");
        } finally {
            Files.delete(broken);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(settings.keyDir())) {
            return files.filter(file -> file.getFileName().toString().matches("jwt.*\\.key"))
                    .toList();
        }
    }

    private static String kid(Person person) {
        String header = new String(Base64.getUrlDecoder().decode(person.token().split("\\.")[0]));
        return io.restassured.path.json.JsonPath.from(header).getString("kid");
    }
}
