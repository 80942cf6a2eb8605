package org.hearth.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.hearth.identity.SecretFile;

/**
 * What has to be done at the next start: the file that takes the home's place, and the key of that one file. While it is there the restore is not
 * over; it is taken away last.
 *
 * @param id names this restore
 * @param file the backup
 * @param key of this file, in base 64; it opens no other
 */
@RegisterForReflection
record RestoreMark(String id, String file, String key) {
    static Optional<RestoreMark> read(Path path) {
        return new SecretFile(path).read().map(text -> {
            try {
                return new ObjectMapper().readValue(text, RestoreMark.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(path + " cannot be read; take it away to keep the home as it is", e);
            }
        });
    }

    void write(Path path) {
        try {
            new SecretFile(path).write(new ObjectMapper().writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the mark was not written", e);
        }
    }

    SealedFile sealed() {
        return new SealedFile(Path.of(file));
    }

    byte[] openKey() {
        return Base64.getDecoder().decode(key);
    }

    @Override
    public String toString() {
        return "RestoreMark[" + id + "]";
    }
}
