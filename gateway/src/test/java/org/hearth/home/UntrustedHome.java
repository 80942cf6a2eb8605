package org.hearth.home;

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

/** The gateway on a machine that nobody tells the time, with a wall clock that no kernel and no hardware clock agrees with. */
public class UntrustedHome implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(AheadClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.scheduler.enabled", "false",
                "hearth.time.trust", "sources",
                "hearth.time.servers", "",
                "hearth.time.rtc-dir", "/nowhere");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PlannedHome.WithoutBroker.class));
    }

    /** A clock that runs, and is wrong. */
    @Alternative
    @ApplicationScoped
    public static class AheadClock implements InstantSource {
        @Override
        public Instant instant() {
            return Instant.now().plus(Duration.ofDays(400));
        }
    }
}
