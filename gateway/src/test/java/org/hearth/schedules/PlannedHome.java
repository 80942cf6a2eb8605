package org.hearth.schedules;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hearth.house.PostgresProcess;

/**
 * The gateway with a database of its own, a clock that tests push, devices that are offline, and a broker that cannot be reached.
 * Nothing ticks: a test lets its own engine look.
 */
public class PlannedHome implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(PushedClock.class, OfflineDevices.class, Rows.class, Household.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.scheduler.enabled", "false");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(WithoutBroker.class));
    }

    /** A database and folders; port 1 is nobody's. */
    public static final class WithoutBroker implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                Path dir = Files.createTempDirectory("hearth-schedules");
                Path password = Files.writeString(dir.resolve("database-password"), "postgres");
                return Map.of(
                        "hearth.database.url", PostgresProcess.freshDatabase(),
                        "hearth.database.user", "postgres",
                        "hearth.database.password-file", password.toString(),
                        "hearth.trust.dir", dir.resolve("trust").toString(),
                        "hearth.claim-file", dir.resolve("claim-code").toString(),
                        "hearth.broker.host", "localhost",
                        "hearth.broker.port", "1",
                        "hearth.broker.dir", dir.resolve("broker").toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            // the database goes with the JVM, the folder with the machine's temporary files
        }
    }
}
