package org.hearth.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A small file that only its owner may read (mode 600). A power cut leaves the old one or the new one, never half of one.
 *
 * @param path where it stands
 */
record SecretFile(Path path) {
    /** What stands in it, or nothing if it is not there. */
    Optional<String> read() {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** Temporary name, sync, rename, sync of the folder. */
    void write(String text) {
        Path temporary = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(folder(), mode("rwx------"));
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, mode("rw-------"));
            Files.writeString(temporary, text);
            sync(temporary);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder());
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }

    /** Takes it away, if it is there. */
    void remove() {
        try {
            if (Files.deleteIfExists(path)) sync(folder());
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be removed", e);
        }
    }

    private Path folder() {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) throw new IllegalArgumentException(path + " is not a file in a folder");
        return parent;
    }

    private static FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
