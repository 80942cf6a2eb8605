package org.hearth.rotation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.hearth.house.House;

/** A home in which no other test has devices: every one of them is asked for the broker's next key. */
public final class OwnHouse implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(House.class, Map.of()));
    }
}
