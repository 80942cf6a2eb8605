package org.hearth.backup;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A home of its own: it begins unclaimed, and takes files of up to 8 MB. */
public final class BackupHouse implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("hearth.backup.largest", Long.toString(8 * 1024 * 1024));
    }
}
