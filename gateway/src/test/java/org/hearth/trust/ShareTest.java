package org.hearth.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir
    Path temporary;

    private Path dir = Path.of("");

    @BeforeEach
    void noFolderYet() {
        dir = temporary.resolve("share");
    }

    @Test
    void theGroupReadsAndTheRestDoesNot() throws IOException {
        hand("a key", "a certificate");

        assertThat(Files.getAttribute(dir, "unix:mode"))
                .isEqualTo(((Integer) Files.getAttribute(dir, "unix:mode") & ~07777) | 02750);
        for (String name : new String[] {"web.key", "web.crt", ".ready"})
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-r-----");
    }

    @Test
    void whatIsThereIsNotTouched() throws IOException {
        hand("a key", "a certificate");
        for (String name : new String[] {"web.key", "web.crt", ".ready"})
            Files.setLastModifiedTime(dir.resolve(name), LONG_AGO);

        hand("a key", "a certificate");

        for (String name : new String[] {"web.key", "web.crt", ".ready"})
            assertThat(Files.getLastModifiedTime(dir.resolve(name))).as(name).isEqualTo(LONG_AGO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web.key", "web.crt", ".ready"})
    void whatIsMissingIsPutThereAgain(String missing) throws IOException {
        hand("a key", "a certificate");
        Files.delete(dir.resolve(missing));

        hand("a key", "a certificate");

        assertThat(dir.resolve("web.key")).hasContent("a key");
        assertThat(dir.resolve("web.crt")).hasContent("a certificate");
        assertThat(dir.resolve(".ready")).exists();
    }

    @Test
    void aFileThatTheGroupMayNotReadIsPutThereAgain() throws IOException {
        hand("a key", "a certificate");
        Files.setPosixFilePermissions(dir.resolve("web.key"), PosixFilePermissions.fromString("rw-------"));

        hand("a key", "a certificate");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("web.key"))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void halfAChangeIsNotReady() throws IOException {
        hand("a key", "a certificate");
        Files.createDirectory(dir.resolve("web.crt.new"));
        Files.writeString(dir.resolve("web.crt.new/in-the-way"), "");

        assertThatThrownBy(() -> hand("another key", "another certificate")).isInstanceOf(UncheckedIOException.class);

        assertThat(dir.resolve("web.key")).hasContent("another key");
        assertThat(dir.resolve(".ready")).doesNotExist();
    }

    private void hand(String key, String certificate) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("web.key", key);
        files.put("web.crt", certificate);
        new Share(dir).hand(files);
    }
}
