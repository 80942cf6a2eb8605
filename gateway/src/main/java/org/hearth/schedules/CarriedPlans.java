package org.hearth.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What schedules want of devices in the time to come. */
interface CarriedPlans {
    /**
     * By device, in {@link CarriedFiring#ORDER}; only what would be fired as things stand: nothing that is skipped, paused, or planned by
     * somebody who may not have it any more.
     *
     * @param from itself does not count
     * @param until does not count either
     * @param most so many of a device, the earliest
     */
    Map<String, List<CarriedFiring>> upcoming(Instant from, Instant until, int most);
}
