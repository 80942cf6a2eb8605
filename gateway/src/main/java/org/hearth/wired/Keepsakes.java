package org.hearth.wired;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.identity.SecretFile;

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

    /**
     * What was kept under this name; nothing if nothing was.
     *
     * @throws ContractViolation if it is damaged: whoever kept it knows whether it can be done without
     * @throws UncheckedIOException if the disk does not give it
     */
    Optional<Payload> load(String name) throws ContractViolation {
        try {
            return Optional.of(Payload.read(Files.readAllBytes(folder.resolve(name + ".json")), MAX_BYTES));
        } catch (NoSuchFileException e) {
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
        try {
            new SecretFile(folder.resolve(name + ".json")).write(json.toString());
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
