package org.hearth.wired;

import java.util.List;
import java.util.Optional;

/**
 * What this device is: settled at its start.
 *
 * @param model shown to people
 * @param hardware what it runs on
 * @param firmware version of the application
 * @param capabilities at most 16
 */
record Profile(String model, String hardware, String firmware, List<Capability> capabilities) {
    private static final int MOST = 16;

    Profile {
        if (capabilities.size() > MOST)
            throw new IllegalArgumentException(capabilities.size() + " capabilities: a device has at most " + MOST);
        long ids = capabilities.stream().map(Capability::id).distinct().count();
        if (ids < capabilities.size()) throw new IllegalArgumentException("two capabilities bear one name");
    }

    Optional<Capability> find(String id) {
        return capabilities.stream()
                .filter(capability -> capability.id().equals(id))
                .findFirst();
    }
}
