package org.hearth.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hearth.identity.SecretFile;

/** The folder of the sealed files; what is known of each stands beside it. One thread at a time may hold it. */
final class BackupFolder {
    static final String ENDING = ".hearth";
    private static final String KNOWN = ".json";
    private static final String UNFINISHED = "unfinished.new";
    private static final String SENT = "sent.new";
    private static final String STAGED = "to-be-restored";

    /** What has to stay free beside everything else, in bytes. */
    static final long RESERVE = 64L * 1024 * 1024;

    private final Path dir;
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    BackupFolder(Path dir) {
        this.dir = dir;
        try {
            Files.createDirectories(
                    dir, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            tidy();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the backups cannot be made", e);
        }
    }

    /** Takes away what was being sent, also when a gateway ended over it. */
    void tidy() throws IOException {
        Files.deleteIfExists(sent());
    }

    /**
     * Takes in what somebody sends, which may be anything.
     *
     * @param bytes its length
     * @throws BrokenBackup if there is no room for it, or it ends early; then nothing of it is kept
     */
    SealedFile takeIn(InputStream sent, long bytes) throws IOException {
        if (freeBytes() < bytes + RESERVE)
            throw new BrokenBackup(
                    BrokenBackup.Reason.DISK_FULL,
                    "the disk has no room: %d MB are free, and %d MB are needed"
                            .formatted(freeBytes() >> 20, bytes + RESERVE >> 20));
        tidy();
        Files.createFile(sent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel file = FileChannel.open(sent(), StandardOpenOption.WRITE)) {
            long taken = sent.transferTo(Channels.newOutputStream(file));
            if (taken != bytes) throw new BrokenBackup("%d of %d bytes came".formatted(taken, bytes));
            file.force(true);
            return new SealedFile(sent());
        } catch (IOException | RuntimeException e) {
            tidy();
            throw e;
        }
    }

    /** Puts a file where the next start finds it. */
    Path stage(Path path) throws IOException {
        Path staged = dir.resolve(STAGED);
        if (path.equals(sent())) Files.move(path, staged, StandardCopyOption.ATOMIC_MOVE);
        else Files.copy(path, staged, StandardCopyOption.REPLACE_EXISTING);
        return staged;
    }

    private Path sent() {
        return dir.resolve(SENT);
    }

    /** Where one is made; what an interrupted one left is taken away. */
    SealedFile unfinished() {
        return new SealedFile(dir.resolve(UNFINISHED));
    }

    long freeBytes() {
        try {
            return Files.getFileStore(dir).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(dir + " does not say how much room it has", e);
        }
    }

    /** Gives the finished one its name, and writes down what is known of it. */
    void keep(Backup backup) throws IOException {
        // What is known comes first: a file without it would be nobody's.
        know(backup);
        Files.move(unfinished().path(), file(backup.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    void know(Backup backup) throws IOException {
        new SecretFile(dir.resolve(backup.name() + KNOWN)).write(json.writeValueAsString(backup));
    }

    Path file(String name) {
        return dir.resolve(name);
    }

    /** Those that are there, the newest first. */
    List<Backup> list() {
        try (Stream<Path> files = Files.list(dir)) {
            List<Backup> all = new ArrayList<>();
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ENDING)) known(name).ifPresent(all::add);
            }
            all.sort(Comparator.comparing(Backup::madeAt)
                    .thenComparing(Backup::name)
                    .reversed());
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("the backups cannot be listed", e);
        }
    }

    private Optional<Backup> known(String name) throws IOException {
        Optional<String> text = new SecretFile(dir.resolve(name + KNOWN)).read();
        return text.isEmpty() ? Optional.empty() : Optional.of(json.readValue(text.get(), Backup.class));
    }

    /** Looks at each whole file again, and marks those that are not what was proved. */
    List<Backup> check() throws IOException {
        List<Backup> all = new ArrayList<>();
        for (Backup backup : list()) {
            Backup now = backup;
            if (backup.notRestorable() == null && !sha256(file(backup.name())).equals(backup.sha256())) {
                now = backup.spoilt("The file was changed after it was proved.");
                know(now);
            }
            all.add(now);
        }
        return all;
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = Sum.digest();
        byte[] piece = new byte[Chunks.SIZE];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) digest.update(piece, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Takes away what is not to be kept: the newest stay, also those that went bad, so that somebody sees it; and of those that can be restored
     * the newest, and the newest of each of some weeks.
     */
    void thin(int newest, int weeks, ZoneId zone) throws IOException {
        List<Backup> all = list();
        List<Backup> good =
                all.stream().filter(one -> one.notRestorable() == null).toList();
        Set<String> kept = new HashSet<>();
        all.stream().limit(newest).forEach(one -> kept.add(one.name()));
        good.stream().limit(newest).forEach(one -> kept.add(one.name()));
        Set<Integer> seen = new HashSet<>();
        for (Backup backup : good) {
            var day = backup.madeAt().atZone(zone);
            int week = day.get(IsoFields.WEEK_BASED_YEAR) * 100 + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            if (seen.size() < weeks && seen.add(week)) kept.add(backup.name());
        }
        for (Backup backup : all) if (!kept.contains(backup.name())) remove(backup);
    }

    private void remove(Backup backup) throws IOException {
        Files.deleteIfExists(file(backup.name()));
        Files.deleteIfExists(dir.resolve(backup.name() + KNOWN));
    }
}
