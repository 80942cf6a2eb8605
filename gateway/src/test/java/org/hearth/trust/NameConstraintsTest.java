package org.hearth.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever trusts a home's authority opens no more than that home, even if its key is stolen. */
class NameConstraintsTest {
    private static final Instant START = Instant.now().minus(Duration.ofHours(1));
    private static final Instant END = START.plus(Duration.ofDays(1));

    private final KeyPair keys = CertificateAuthority.newKeys();
    private final X509Certificate root =
            CertificateAuthority.selfSigned(keys, List.of("hearth.local", "myhome.example.org"), START, END);
    private final CertificateAuthority authority = new CertificateAuthority(keys.getPrivate(), root);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "hearth.local",
                "attic.local",
                "myhome.example.org",
                "192.168.1.20",
                "10.0.0.7",
                "172.31.255.255",
                "fd00::1",
                "::1"
            })
    void namesOfAHomeAreVouchedFor(String name) {
        assertThatCode(() -> validate(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "example.org",
                "notlocal",
                "local.example.com",
                "8.8.8.8",
                "172.32.0.1",
                "128.0.0.1",
                "2001:db8::1"
            })
    void namesOfOthersAreNot(String name) {
        assertThatThrownBy(() -> validate(name))
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("name constraints");
    }

    @ParameterizedTest
    @CsvSource({
        "hearth.local, true",
        "192.168.1.20, true",
        "myhome.example.org, true",
        "example.com, false",
        "8.8.8.8, false",
        "2001:db8::1, false"
    })
    void openSslSeesItTheSameWay(String name, boolean vouchedFor, @TempDir Path dir) throws Exception {
        CertificateFiles files = new CertificateFiles(dir);
        files.writeCertificates("ca.crt", root);
        files.writeCertificates("leaf.crt", authority.issue(CertificateAuthority.newKeys(), List.of(name), START, END));

        assertThat(OpenSsl.verifies(files.path("ca.crt"), files.path("leaf.crt")))
                .isEqualTo(vouchedFor);
    }

    private void validate(String name) throws Exception {
        X509Certificate leaf = authority.issue(CertificateAuthority.newKeys(), List.of(name), START, END);
        // The anchor is the bare key and the authority's certificate a part of the path: Java reads no constraints in
        // an anchor.
        TrustAnchor anchor = new TrustAnchor(root.getSubjectX500Principal(), root.getPublicKey(), null);
        PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf, root)), parameters);
    }
}
