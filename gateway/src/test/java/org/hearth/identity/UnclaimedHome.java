package org.hearth.identity;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Set;

/** The gateway as it starts in a new home, with a clock that tests push. */
public class UnclaimedHome implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(PushedClock.class, Household.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IdentityHouse.class));
    }
}
