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
import java.time.Instant;
import java.util.Optional;

/**
 * A small file that only its owner may read (mode 600). A power cut leaves the old one or the new one, never half of one.
 *
 * @param path where it stands
 */
public record SecretFile(Path path) {
    /** What stands in it, or nothing if it is not there. */
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** When it was written, by the clock of that moment. */
    public Instant writtenAt() {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be looked at", e);
        }
    }

    /**
     * Puts this text in the place of what stands there.
     *
     * @throws UncheckedIOException if the disk will not have it; what stood there stands
     */
    public void write(String text) {
        replace(path, text, "rw-------");
    }

    /** The same of a file that others may read as well: temporary name, sync, rename, sync of the folder. */
    public static void replace(Path path, String text, String permissions) {
        Path temporary = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(folder(path), mode("rwx------"));
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, mode(permissions));
            // Said again, because the process may have been started with a mask that takes the group's right away.
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(permissions));
            Files.writeString(temporary, text);
            sync(temporary);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }

    /** Takes it away, if it is there. */
    public void remove() {
        try {
            if (Files.deleteIfExists(path)) sync(folder(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be removed", e);
        }
    }

    private static Path folder(Path path) {
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
