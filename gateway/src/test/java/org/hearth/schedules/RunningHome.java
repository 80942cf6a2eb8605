package org.hearth.schedules;

import java.util.Map;

/** The same home with its own engine at work, by the clock of the machine. */
public class RunningHome extends PlannedHome {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of();
    }
}
