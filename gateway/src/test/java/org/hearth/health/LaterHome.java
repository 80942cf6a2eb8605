package org.hearth.health;

import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hearth.schedules.PlannedHome;

/** The gateway with a clock that tests push, and nothing that ticks by itself. */
public class LaterHome implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(LaterClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.scheduler.enabled", "false");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PlannedHome.WithoutBroker.class));
    }

    /** A clock that runs, and is pushed. */
    @Alternative
    @ApplicationScoped
    public static class LaterClock implements InstantSource {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        void ahead(Duration by) {
            ahead = by;
        }
    }
}
