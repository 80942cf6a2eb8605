package org.hearth.identity;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hearth.house.PostgresProcess;

/** A house with a database and folders of its own, and no broker. */
public final class IdentityHouse implements QuarkusTestResourceLifecycleManager {
    private static final List<String> CHANNELS =
            List.of("incoming.status", "incoming.telemetry", "incoming.accounts", "outgoing.to-broker");

    @Override
    public Map<String, String> start() {
        try {
            Path dir = Files.createTempDirectory("hearth-identity");
            Path password = Files.writeString(dir.resolve("database-password"), "postgres");
            Map<String, String> settings = new HashMap<>(Map.of(
                    "hearth.database.url", PostgresProcess.freshDatabase(),
                    "hearth.database.user", "postgres",
                    "hearth.database.password-file", password.toString(),
                    "hearth.trust.dir", dir.resolve("trust").toString(),
                    "hearth.claim-file", dir.resolve("claim/code").toString(),
                    "hearth.broker.host", "localhost",
                    "hearth.broker.port", "1"));
            CHANNELS.forEach(channel -> settings.put("mp.messaging." + channel + ".enabled", "false"));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the database goes with the JVM, the folder with the machine's temporary files
    }
}
