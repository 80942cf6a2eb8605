package org.hearth.faults;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.hearth.house.House;

/** A house with a Postgres of its own, which a test may stop without harm to others. */
public class OwnDatabase implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(House.class, Map.of(House.OWN_DATABASE, "")));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
