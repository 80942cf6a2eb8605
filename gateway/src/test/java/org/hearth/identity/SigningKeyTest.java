package org.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path dir;

    @Test
    void theKeyIsMadeOnceAndOnlyItsOwnerMayReadIt() throws Exception {
        SecretFile file = new SecretFile(dir.resolve("keys/jwt.key"));

        SigningKey made = SigningKey.in(file, NOW);
        SigningKey read = SigningKey.in(file, NOW);

        assertThat(read).isEqualTo(made);
        assertThat(made.id()).hasSize(16);
        assertThat(made.made()).isEqualTo(NOW);
        assertThat(Files.readString(file.path()))
                .startsWith("made 2026-11-21T12:00:00Z\n-----BEGIN PRIVATE KEY-----\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(dir.resolve("keys").toFile().list()).containsExactly("jwt.key");
    }

    @Test
    void itsPublicHalfBelongsToIt() throws Exception {
        SigningKey key = SigningKey.in(new SecretFile(dir.resolve("jwt.key")), NOW);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.secret());
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();

        signature.initVerify(key.open());
        signature.update(new byte[] {1, 2, 3});

        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void aFileThatDoesNotTellItsAgeIsAsOldAsItsWriting() throws Exception {
        Path file = dir.resolve("jwt.key");
        SigningKey made = SigningKey.in(new SecretFile(file), NOW);
        String pem = Files.readString(file);
        Files.writeString(file, pem.substring(pem.indexOf("-----BEGIN")));

        SigningKey read = SigningKey.in(new SecretFile(file), NOW);

        assertThat(read.id()).isEqualTo(made.id());
        assertThat(read.made()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
    }

    @Test
    void twoHomesHaveKeysOfDifferentNames() {
        assertThat(SigningKey.in(new SecretFile(dir.resolve("a")), NOW).id())
                .isNotEqualTo(
                        SigningKey.in(new SecretFile(dir.resolve("b")), NOW).id());
    }

    @Test
    void aFileWithoutAKeyStopsTheStartAndIsLeftAlone() throws Exception {
        Path file = Files.writeString(dir.resolve("jwt.key"), "half a ke");

        assertThatThrownBy(() -> SigningKey.in(new SecretFile(file), NOW))
                .hasMessageContaining("holds no P-256 private key");
        assertThat(Files.readString(file)).isEqualTo("half a ke");
    }
}
