package org.hearth.house;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Everything the gateway needs, real and of this test run alone: a database, a TLS broker, folders. */
public final class House implements QuarkusTestResourceLifecycleManager {
    private static final Path DIR = newDir();
    private static final MosquittoProcess MOSQUITTO = new MosquittoProcess(DIR);

    /** The broker, to be stopped and started by tests of faults. */
    public static MosquittoProcess broker() {
        return MOSQUITTO;
    }

    /** Folder of the gateway's certificates. */
    public static Path trust() {
        return DIR.resolve("trust");
    }

    /** File that holds the claim code while the home is nobody's. */
    public static Path claimFile() {
        return DIR.resolve("claim-code");
    }

    @Override
    public Map<String, String> start() {
        try {
            Files.writeString(DIR.resolve("database-password"), "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The broker needs certificates that the gateway makes when it starts, so it comes up beside it.
        Thread.ofVirtual().start(MOSQUITTO::startWhenReady);
        return Map.of(
                "hearth.database.url", PostgresProcess.freshDatabase(),
                "hearth.database.user", "postgres",
                "hearth.database.password-file",
                        DIR.resolve("database-password").toString(),
                "hearth.trust.dir", trust().toString(),
                "hearth.trust.names", "localhost,127.0.0.1",
                "hearth.broker.host", "localhost",
                "hearth.broker.port", Integer.toString(MOSQUITTO.port()),
                "hearth.broker.dir", DIR.resolve("broker").toString(),
                "hearth.claim-file", claimFile().toString());
    }

    @Override
    public void stop() {
        MOSQUITTO.stop();
        try (Stream<Path> files = Files.walk(DIR)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newDir() {
        try {
            return Files.createTempDirectory("hearth-house");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
