package org.hearth.backup;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was proved once, as it is told and as it is kept beside its file.
 *
 * @param name of the file
 * @param madeAt by the clock of the home
 * @param provedAt when a home was built from it and compared
 * @param schema newest migration of its database
 * @param key fingerprint of the recovery key that opens it
 * @param bytes its length
 * @param sha256 of the whole file, as it was when it was proved
 * @param rows how many it holds
 * @param readings false if what sensors measured is not in it, because there was no room
 * @param notRestorable why it is worth nothing any more; null if it is as it was when it was proved
 */
@RegisterForReflection
public record Backup(
        String name,
        Instant madeAt,
        Instant provedAt,
        String schema,
        String key,
        long bytes,
        String sha256,
        long rows,
        boolean readings,
        @Nullable String notRestorable) {

    /** It is not what was proved any more. */
    Backup spoilt(String why) {
        return new Backup(name, madeAt, provedAt, schema, key, bytes, sha256, rows, readings, why);
    }
}
