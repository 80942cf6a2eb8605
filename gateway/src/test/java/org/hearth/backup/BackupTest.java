package org.hearth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sealed file, over a real database: whole, damaged, cut, with the wrong key. */
class BackupTest {
    private final RecoveryKey key = RecoveryKey.random();

    @TempDir
    Path dir;

    private SavedHome home;
    private Backup backup;
    private SealedFile file;
    private byte[] fileKey;

    @BeforeEach
    void aBackup() throws SQLException, IOException {
        home = SavedHome.empty(dir).livedIn();
        backup = home.save(key);
        file = home.file(backup);
        fileKey = file.key(key.halves());
    }

    @Test
    void isProvedAndLeavesNothingOfTheProofBehind() {
        assertThat(backup.notRestorable()).isNull();
        assertThat(backup.readings()).isTrue();
        assertThat(backup.rows()).isGreaterThan(20_500);
        assertThat(home.text("SELECT string_agg(nspname, ' ') FROM pg_namespace WHERE nspname LIKE 'hearth%'"))
                .isEqualTo("null");
        assertThat(home.folder.list()).containsExactly(backup);
        assertThat(home.folder.unfinished().path()).doesNotExist();
    }

    @Test
    void nothingOfTheHomeCanBeReadInIt() throws IOException {
        String all = new String(Files.readAllBytes(file.path()), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(all).doesNotContain("Lighthouse", "Ann", "PRIVATE KEY", "CREATE TABLE");
        assertThat(all).startsWith("HEARTHBK");
    }

    @Test
    void opensWithNoOtherKey() {
        assertThatThrownBy(() -> file.key(RecoveryKey.random().halves()))
                .isInstanceOf(BrokenBackup.class)
                .hasMessageContaining("another recovery key");
    }

    /** Every region of the file: header, sealed key, each chunk, its tag, the last byte. */
    @Test
    void oneFlippedByteAnywhereIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(file.path());
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < 260; i++) places.add(i);
        for (int i = 260; i < whole.length; i += whole.length / 150) places.add(i);
        for (int i = 1; i <= Chunks.TAG + 1; i++) places.add(whole.length - i);
        reads();
        for (int place : places) {
            byte[] flipped = whole.clone();
            flipped[place] ^= 0x10;
            Files.write(file.path(), flipped);
            assertThatThrownBy(this::reads)
                    .as("byte %d of %d", place, whole.length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void oneThatIsCutOrLengthenedIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(file.path());
        assertThat(whole.length).isGreaterThan(2 * Chunks.SIZE);
        int front = whole.length % (Chunks.SIZE + Chunks.TAG);
        for (int length : new int[] {0, 7, 100, 200, front, Chunks.SIZE, whole.length / 2, whole.length - 1})
            refuses(java.util.Arrays.copyOf(whole, length));
        // Exactly between two chunks.
        Files.write(file.path(), whole);
        int chunks = file.header().bytes().length + SealedKey.LENGTH;
        refuses(java.util.Arrays.copyOf(whole, chunks));
        refuses(java.util.Arrays.copyOf(whole, chunks + Chunks.SIZE + Chunks.TAG));
        refuses(java.util.Arrays.copyOf(whole, whole.length + 1));
        // The second chunk twice, the first left out.
        byte[] moved = whole.clone();
        int chunk = Chunks.SIZE + Chunks.TAG;
        System.arraycopy(whole, chunks + chunk, moved, chunks, Math.min(chunk, whole.length - chunks - chunk));
        refuses(moved);
    }

    /** What has gone bad on the card after it was proved is marked, without any key. */
    @Test
    void oneThatWentBadIsMarkedNotRestorable() throws IOException {
        assertThat(home.folder.check()).containsExactly(backup);
        byte[] bytes = Files.readAllBytes(file.path());
        bytes[bytes.length / 2] ^= 1;
        Files.write(file.path(), bytes);

        assertThat(home.folder.check())
                .singleElement()
                .satisfies(one -> assertThat(one.notRestorable()).isNotNull());
        assertThat(home.folder.list())
                .singleElement()
                .satisfies(one -> assertThat(one.notRestorable()).isNotNull());
        assertThatThrownBy(() -> Proof.of(home.database(), file, fileKey)).isInstanceOf(BrokenBackup.class);
    }

    /** The seal is whole, and yet what is in it is not what was saved: the sums tell. */
    @Test
    void rowsThatAreNotWhatWasSavedAreNoticed() throws SQLException, IOException {
        SealedFile other = new SealedFile(dir.resolve("other"));
        Header header = file.header();
        try (InputStream content = file.read(fileKey);
                var out = other.write(header, SealedKey.publicKey(key.halves()), fileKey)) {
            Parts.Writer parts = new Parts.Writer(out);
            Parts.read(content, (name, part) -> {
                String text = name.equals("table/sample") ? "" : Parts.text(part);
                if (name.equals("table/account")) text = text.replace("hash of bob", "hash of rob");
                if (name.equals("table/sample")) {
                    try (var copy = parts.begin(name)) {
                        part.transferTo(copy);
                    }
                } else parts.write(name, text);
            });
            parts.end();
        }

        assertThatThrownBy(() -> Proof.of(home.database(), other, fileKey))
                .isInstanceOf(BrokenBackup.class)
                .hasMessageContaining("account");
        assertThat(Proof.of(home.database(), file, fileKey).rows()).isEqualTo(backup.rows());
    }

    /** Whoever seals a file writes what is in it: a statement behind another could end the transaction of the proof. */
    @Test
    void aFileThatDoesMoreThanBuildTablesIsRefused() throws SQLException, IOException {
        for (String more : List.of("CREATE TABLE x (a int); COMMIT", "DROP SCHEMA public CASCADE")) {
            SealedFile other = new SealedFile(dir.resolve("other"));
            try (InputStream content = file.read(fileKey);
                    var out = other.write(file.header(), SealedKey.publicKey(key.halves()), fileKey)) {
                Parts.Writer parts = new Parts.Writer(out);
                Parts.read(content, (name, part) -> {
                    if (name.equals("shape"))
                        parts.write(name, Parts.text(part).replaceFirst("CREATE TABLE [^\"\\\\]+", more));
                });
                parts.end();
            }
            assertThatThrownBy(() -> Proof.of(home.database(), other, fileKey))
                    .isInstanceOf(BrokenBackup.class)
                    .hasMessageContaining("build no table");
        }
        assertThat(home.text("SELECT count(*) FROM sample")).isEqualTo("20000");
    }

    @Test
    void theNewestAreKeptAndTheNewestOfSomeWeeks() throws IOException {
        for (int day = 1; day <= 60; day++) {
            Files.writeString(home.folder.unfinished().path(), "x");
            home.folder.keep(new Backup(
                    "day-%02d.hearth".formatted(day),
                    SavedHome.NOW.minus(java.time.Duration.ofDays(day)),
                    SavedHome.NOW,
                    "059",
                    "key",
                    1,
                    "sum",
                    1,
                    true,
                    null));
        }
        home.folder.thin(7, 4, java.time.ZoneOffset.UTC);

        List<String> names = home.folder.list().stream().map(Backup::name).toList();
        assertThat(names).hasSizeBetween(9, 11).startsWith(backup.name(), "day-01.hearth", "day-02.hearth");
        assertThat(names.getLast()).isGreaterThan("day-17").isLessThan("day-28");
        try (var files = Files.list(home.folder.file(""))) {
            assertThat(files.count()).isEqualTo(2L * names.size());
        }
    }

    private void refuses(byte[] bytes) throws IOException {
        Files.write(file.path(), bytes);
        assertThatThrownBy(this::reads).as("%d bytes", bytes.length).isInstanceOf(IOException.class);
    }

    /** From end to end, as a restore does, but without the database. */
    private void reads() throws IOException {
        try (InputStream content = file.read(fileKey)) {
            Parts.read(content, (name, part) -> {});
        }
    }
}
