package org.hearth.wired;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;

/**
 * What the device keeps over a restart: a small file for each thing, that only its owner may read. A power cut leaves the old
 * text or the new one. One thread may hold it.
 */
final class Keepsakes {
    private static final int MAX_BYTES = 4096;
    private final Path folder;

    Keepsakes(Path folder) {
        this.folder = folder;
    }

    /** What was kept under this name; nothing if it is not there or cannot be read as what it was. */
    Optional<Payload> load(String name) {
        try {
            return Optional.of(Payload.read(Files.readAllBytes(folder.resolve(name + ".json")), MAX_BYTES));
        } catch (NoSuchFileException | ContractViolation e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(name) + " cannot be read", e);
        }
    }

    /**
     * Keeps something.
     *
     * @return false if the disk would not have it; what was kept before is still there
     */
    boolean save(String name, Object json) {
        Path target = folder.resolve(name + ".json");
        Path beside = folder.resolve(name + ".json.new");
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.deleteIfExists(beside);
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(beside, json.toString().getBytes(StandardCharsets.UTF_8));
            sync(beside, StandardOpenOption.WRITE);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder, StandardOpenOption.READ);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
