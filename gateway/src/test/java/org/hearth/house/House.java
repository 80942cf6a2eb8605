package org.hearth.house;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the gateway needs, real and of this test run alone: a database, a TLS broker, folders. One stands at a time; it is
 * built anew for each application that a run starts.
 */
public final class House implements QuarkusTestResourceLifecycleManager {
    /** Argument of a house whose database is its own, so that a test may stop it; see {@link #database()}. */
    public static final String OWN_DATABASE = "own-database";

    private static volatile @Nullable House standing;

    private final Path dir = newDir();
    private final MosquittoProcess broker = new MosquittoProcess(dir);
    private boolean ownDatabase;
    private @Nullable PostgresProcess database;

    /** The broker, to be stopped and started by tests of faults. */
    public static MosquittoProcess broker() {
        return standing().broker;
    }

    /** The porch of this house, with its own configuration; it runs from here on until it is closed. */
    public static PorchProcess openPorch() {
        return PorchProcess.start(standing().dir, standing().broker.port());
    }

    /** The database, to be stopped and started by tests of faults; there is none to be had unless the house has its own. */
    public static PostgresProcess database() {
        return Objects.requireNonNull(standing().database, "the shared database is nobody's to stop");
    }

    /** Folder of the gateway's certificates. */
    public static Path trust() {
        return standing().dir.resolve("trust");
    }

    /** File that holds the claim code while the home is nobody's. */
    public static Path claimFile() {
        return standing().dir.resolve("claim-code");
    }

    /** File of the token that opens the console. */
    public static Path consoleToken() {
        return standing().dir.resolve("console-token");
    }

    @Override
    public void init(Map<String, String> arguments) {
        ownDatabase = arguments.containsKey(OWN_DATABASE);
    }

    @Override
    public Map<String, String> start() {
        standing = this;
        try {
            Files.writeString(dir.resolve("database-password"), "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ownDatabase) database = PostgresProcess.start();
        // The broker needs certificates that the gateway makes when it starts, so it comes up beside it.
        Thread.ofVirtual().start(broker::startWhenReady);
        return Map.ofEntries(
                Map.entry(
                        "hearth.database.url",
                        database == null ? PostgresProcess.freshDatabase() : database.newDatabase()),
                Map.entry("hearth.database.user", "postgres"),
                Map.entry(
                        "hearth.database.password-file",
                        dir.resolve("database-password").toString()),
                Map.entry("hearth.trust.dir", trust().toString()),
                Map.entry("hearth.trust.names", "localhost,127.0.0.1"),
                Map.entry("hearth.broker.host", "localhost"),
                Map.entry("hearth.broker.port", Integer.toString(broker.port())),
                Map.entry("hearth.broker.dir", dir.resolve("broker").toString()),
                Map.entry("hearth.claim-file", claimFile().toString()),
                Map.entry("hearth.console.token-file", consoleToken().toString()),
                Map.entry("hearth.broker.grace-port", Integer.toString(broker.gracePort())));
    }

    @Override
    public void stop() {
        broker.stop();
        if (database != null) database.close();
        try (Stream<Path> files = Files.walk(dir)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static House standing() {
        return Objects.requireNonNull(standing, "no house stands yet");
    }

    private static Path newDir() {
        try {
            return Files.createTempDirectory("hearth-house");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
