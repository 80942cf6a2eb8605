package org.hearth.identity;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hearth.house.PostgresProcess;

/** A house with a database and folders of its own. Its broker is away: people come in all the same. */
public final class IdentityHouse implements QuarkusTestResourceLifecycleManager {
    private static final String NOBODY_LISTENS = "1";

    @Override
    public Map<String, String> start() {
        try {
            Path dir = Files.createTempDirectory("hearth-identity");
            Path password = Files.writeString(dir.resolve("database-password"), "postgres");
            return Map.of(
                    "hearth.database.url", PostgresProcess.freshDatabase(),
                    "hearth.database.user", "postgres",
                    "hearth.database.password-file", password.toString(),
                    "hearth.trust.dir", dir.resolve("trust").toString(),
                    "hearth.claim-file", dir.resolve("claim/code").toString(),
                    "hearth.broker.dir", dir.resolve("broker").toString(),
                    "hearth.broker.host", "localhost",
                    "hearth.broker.port", NOBODY_LISTENS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the database goes with the JVM, the folder with the machine's temporary files
    }
}
