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
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
                        "broker.crt",
                        "broker.key",
                        "broker-next.crt",
                        "broker-next.key",
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
    void aSecondStartChangesNothing() throws IOException {
        start(NAMES, NOW);
        Map<String, String> before = contents();

        start(NAMES, NOW.plus(Duration.ofDays(200)));

        assertThat(contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker.crt", "broker.key", "broker-next.crt", "web.crt", "web.key"})
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

    @Test
    void theWebCertificateIsMadeAnewBeforeItEndsAndTheOthersAreNot() throws IOException {
        start(NAMES, NOW);
        Map<String, String> before = contents();

        start(NAMES, NOW.plus(Duration.ofDays(300)));

        assertThat(changed(before)).containsExactly("web.crt", "web.key");
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

    private Certificates start(List<String> names, Instant now) {
        InstantSource clock = Clock.fixed(now, ZoneOffset.UTC);
        Certificates certificates = new Certificates(
                new TrustSettings() {
                    @Override
                    public Path dir() {
                        return dir;
                    }

                    @Override
                    public List<String> names() {
                        return names;
                    }
                },
                clock);
        certificates.prepare();
        return certificates;
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(dir)) {
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
