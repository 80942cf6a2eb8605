package org.hearth.identity;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Set;
import org.hearth.schedules.OfflineDevices;

/** The gateway with people, devices that are offline, and a clock that tests push. */
public class SharedHome implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(PushedClock.class, Household.class, People.class, ZebraHouse.class, OfflineDevices.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IdentityHouse.class));
    }
}
