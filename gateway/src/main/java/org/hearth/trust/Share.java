package org.hearth.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SequencedMap;
import org.hearth.identity.SecretFile;

/**
 * A folder in which another part of the house finds what it needs, and nothing else. Its files are read by the folder's group; it is complete
 * when {@code .ready} is there, which is taken away while something is changed.
 *
 * @param dir where it is; the same volume is mounted by the other part
 */
public record Share(Path dir) {
    private static final String READY = ".ready";
    private static final String GROUP_READS = "rw-r-----";

    /** setgid, so that what is made in it is the group's, whatever group the maker is in (inode(7)). */
    private static final int FOLDER_MODE = 02750;

    /**
     * Puts these files there if they are not there already, in this order: a key before its certificate.
     *
     * @param files what stands in each, by its name
     */
    public void hand(SequencedMap<String, String> files) {
        try {
            makeFolder();
            if (Files.exists(dir.resolve(READY)) && holds(files)) return;
            Files.deleteIfExists(dir.resolve(READY));
            for (var file : files.entrySet())
                if (!holds(file.getKey(), file.getValue()))
                    SecretFile.replace(dir.resolve(file.getKey()), file.getValue(), GROUP_READS);
            SecretFile.replace(dir.resolve(READY), "", GROUP_READS);
        } catch (IOException e) {
            throw new UncheckedIOException("share " + dir + " cannot be written", e);
        }
    }

    private void makeFolder() throws IOException {
        if (Files.isDirectory(dir)) return;
        Files.createDirectories(dir);
        Files.setAttribute(dir, "unix:mode", FOLDER_MODE);
    }

    private boolean holds(SequencedMap<String, String> files) throws IOException {
        for (var file : files.entrySet()) if (!holds(file.getKey(), file.getValue())) return false;
        return true;
    }

    private boolean holds(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        return Files.exists(file)
                && Files.readString(file).equals(text)
                && PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                        .equals(GROUP_READS);
    }
}
