package org.hearth.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hearth.house.TrustAt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final List<String> NAMES = List.of("hearth.local", "localhost", "127.0.0.1");

    @TempDir
    Path temporary;

    private Path dir = Path.of("");

    @BeforeEach
    void noFolderYet() {
        dir = temporary.resolve("trust");
    }

    @Test
    void everythingIsMadeAtTheFirstStartAndKeysAreTheOwnersOnly() throws IOException {
        start(NAMES, NOW);

        assertThat(contents().keySet())
                .containsExactlyInAnyOrder(
                        ".ready",
                        "ca.crt",
                        "ca.key",
                        "ca.sha256",
                        "broker.crt",
                        "broker.key",
                        "broker-next.crt",
                        "broker-next.key",
                        "broker-former.crt",
                        "broker-former.key",
                        "web.crt",
                        "web.key");
        assertThat(mode(dir)).isEqualTo("rwx------");
        for (String key : List.of("ca.key", "broker.key", "broker-next.key", "web.key"))
            assertThat(mode(dir.resolve(key))).as(key).isEqualTo("rw-------");
    }

    @Test
    void readyIsWrittenWhenEverythingElseIsThere() throws IOException {
        start(NAMES, NOW);
        Files.delete(dir.resolve("web.crt"));
        Files.delete(dir.resolve(".ready"));
        Files.createDirectory(dir.resolve("web.crt.new"));
        Files.writeString(dir.resolve("web.crt.new/in-the-way"), "");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> start(NAMES, NOW)))
                .hasMessageContaining("web.crt");

        assertThat(dir.resolve(".ready")).doesNotExist();
    }

    @Test
    void aClockThatIsYearsAheadOfTheCertificateIsFollowedLater() throws IOException {
        start(NAMES, Instant.parse("2026-11-22T00:00:00Z"));

        Certificates ahead = start(NAMES, Instant.parse("2035-11-22T00:00:00Z"));
        assertThat(ahead.webIsDue()).isTrue();
        assertThat(ahead.webIsLongOver()).isTrue();
        assertThat(start(NAMES, Instant.parse("2028-06-01T00:00:00Z")).webIsLongOver())
                .isFalse();
    }

    @Test
    void aCertificateFromBeforeAllHomesIsNotWaitedFor() throws IOException {
        start(NAMES, Instant.EPOCH);

        assertThat(start(NAMES, NOW).webIsLongOver()).isFalse();
    }

    @Test
    void aSecondStartChangesNothing() throws IOException {
        start(NAMES, NOW);
        Map<String, String> before = contents();

        start(NAMES, NOW.plus(Duration.ofDays(200)));

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aBrokerCertificateThatAPowerCutTookComesBackAsItWas() throws IOException {
        start(NAMES, NOW);
        Map<String, String> before = contents();
        Files.delete(dir.resolve("broker.crt"));

        start(NAMES, NOW);

        assertThat(contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker.key", "broker-next.crt", "web.crt", "web.key"})
    void whatAPowerCutTookIsMadeAnewAndNothingElse(String missing) throws Exception {
        start(NAMES, NOW);
        Map<String, String> before = contents();
        Files.delete(dir.resolve(missing));

        start(NAMES, NOW);

        String pair = missing.substring(0, missing.lastIndexOf('.'));
        assertThat(changed(before)).containsExactly(pair + ".crt", pair + ".key");
        assertThat(OpenSsl.publicKeyOfCertificate(dir.resolve(pair + ".crt")))
                .isEqualTo(OpenSsl.publicKeyOfKey(dir.resolve(pair + ".key")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker", "web"})
    void aKeyThatIsNotTheCertificatesIsMadeAnewWithIt(String pair) throws Exception {
        start(NAMES, NOW);
        Files.copy(
                dir.resolve("broker-next.key"),
                dir.resolve(pair + ".key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        start(NAMES, NOW);

        assertThat(OpenSsl.publicKeyOfCertificate(dir.resolve(pair + ".crt")))
                .isEqualTo(OpenSsl.publicKeyOfKey(dir.resolve(pair + ".key")));
    }

    @Test
    void anotherNameChangesTheWebCertificateOnly() throws IOException {
        start(NAMES, NOW);
        Map<String, String> before = contents();

        start(List.of("attic.local", "localhost"), NOW);

        assertThat(changed(before)).containsExactly("web.crt", "web.key");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1000, 0, 262, 263, 300, 500, 10_000})
    void theWebCertificateIsDueWhenAThirdOfItsLifeIsLeft(long days) {
        start(NAMES, NOW);

        Certificates later = start(NAMES, NOW.plus(Duration.ofDays(days)));

        // 397 days less a third, from the day before NOW: 263 days and 16 hours
        assertThat(later.webIsDue()).isEqualTo(days < 0 || days > 263);
    }

    @Test
    void aRenewalMakesTheWebCertificateAnewAndNothingElse() throws IOException {
        start(NAMES, NOW);
        Map<String, String> before = contents();
        Certificates certificates = start(NAMES, NOW.plus(Duration.ofDays(300)));

        certificates.renewWeb();

        assertThat(changed(before)).containsExactly("web.crt", "web.key");
        assertThat(certificates.webIsDue()).isFalse();
        assertThat(certificates.webUntil()).isEqualTo(NOW.plus(Duration.ofDays(300 + 396)));
    }

    /** Whoever starts in 1970 has a certificate of 1970; what a good clock made is not exchanged for it. */
    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:10Z", "2049-12-30T00:00:00Z"})
    void aStartDoesNotBelieveTheClock(Instant wall) throws IOException {
        start(NAMES, NOW);
        Map<String, String> before = contents();

        start(NAMES, wall);

        assertThat(changed(before)).isEmpty();
    }

    @Test
    void theFingerprintForPeopleIsTheOneThatOpenSslPrints() throws Exception {
        start(NAMES, NOW);

        assertThat(Files.readString(dir.resolve("ca.sha256"))
                        .replace(":", "")
                        .strip()
                        .toLowerCase(java.util.Locale.ROOT))
                .isEqualTo(OpenSsl.fingerprint(dir.resolve("ca.crt")));
    }

    /** A gateway that woke up in 1970 speaks to its broker all the same; what may be fired is another question. */
    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:10Z", "2049-12-30T00:00:00Z"})
    void theBrokersCertificateIsGoodWhateverTheClockSays(Instant wall) throws Exception {
        start(NAMES, NOW);

        for (String name : List.of("ca.crt", "broker.crt", "broker-next.crt"))
            try (InputStream file = Files.newInputStream(dir.resolve(name))) {
                X509Certificate made = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(file);
                assertThatCode(() -> made.checkValidity(Date.from(wall)))
                        .as(name)
                        .doesNotThrowAnyException();
            }
    }

    @Test
    void aPinIsTheFingerprintThatOpenSslPrints() throws Exception {
        Certificates certificates = start(NAMES, NOW);

        assertThat(certificates.brokerPins())
                .containsExactly(
                        "sha256:" + OpenSsl.fingerprint(dir.resolve("broker.crt")),
                        "sha256:" + OpenSsl.fingerprint(dir.resolve("broker-next.crt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker.crt", "broker-next.crt", "web.crt"})
    void openSslAcceptsTheChain(String file) throws Exception {
        start(NAMES, Instant.now());

        assertThat(OpenSsl.verifies(dir.resolve("ca.crt"), dir.resolve(file))).isTrue();
    }

    @Test
    void theWebServerIsHandedItsOwnAndNothingElse() throws IOException {
        Path share = temporary.resolve("share");

        start(settings(NAMES).sharing(share), NOW);

        assertThat(contents(share).keySet())
                .containsExactly(".ready", "ca.crt", "ca.sha256", "names", "web.crt", "web.key");
        for (String name : List.of("ca.crt", "web.crt", "web.key"))
            assertThat(share.resolve(name)).as(name).hasSameTextualContentAs(dir.resolve(name));
        assertThat(share.resolve("names")).hasContent("hearth.local,localhost,127.0.0.1");
    }

    @Test
    void theWebServerIsHandedTheNewCertificateWhenThereIsOne() throws IOException {
        Path share = temporary.resolve("share");
        start(settings(NAMES).sharing(share), NOW);

        start(settings(NAMES).sharing(share), NOW.plus(Duration.ofDays(300))).renewWeb();

        for (String name : List.of("web.crt", "web.key"))
            assertThat(share.resolve(name)).as(name).hasSameTextualContentAs(dir.resolve(name));
    }

    @Test
    void balenasNameOfTheDeviceIsOneOfTheHomes() throws Exception {
        start(settings(List.of("localhost")).uuid("1A2B3C4D5E6F708192A3B4C5D6E7F809"), NOW);

        for (String file : List.of("web.crt", "broker.crt"))
            assertThat(OpenSsl.alternativeNames(dir.resolve(file))).as(file).contains("DNS:1a2b3c4.local");
    }

    /** The machine's name where each part is a machine of its own is no business of browsers, and not announced to devices. */
    @Test
    void namesInsideTheHouseStandInTheBrokersCertificateAlone() throws Exception {
        Certificates certificates = start(settings(List.of("localhost")).inside("mosquitto"), NOW);

        assertThat(OpenSsl.alternativeNames(dir.resolve("broker.crt"))).contains("DNS:localhost", "DNS:mosquitto");
        assertThat(OpenSsl.alternativeNames(dir.resolve("web.crt"))).doesNotContain("mosquitto");
        assertThat(certificates.names()).containsExactly("localhost");
        assertThat(OpenSsl.verifies(dir.resolve("ca.crt"), dir.resolve("broker.crt")))
                .isTrue();
    }

    private Certificates start(List<String> names, Instant now) {
        return start(settings(names), now);
    }

    private static Certificates start(TrustSettings settings, Instant now) {
        return Certificates.make(settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private TrustAt settings(List<String> names) {
        return new TrustAt(dir, names);
    }

    private Map<String, String> contents() throws IOException {
        return contents(dir);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) contents.put(file.getFileName().toString(), Files.readString(file));
        }
        return contents;
    }

    private List<String> changed(Map<String, String> before) throws IOException {
        return contents().entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
