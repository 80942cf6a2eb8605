package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Until when devices run their schedules by themselves, as they said that they hold them. In memory: it is asked of a device again whenever
 * it is heard anew. Any number of threads may hold it.
 */
@ApplicationScoped
public class Coverages {
    private final Map<String, Instant> untils = new ConcurrentHashMap<>();
    private final Devices devices;
    private final Event<DeviceChanged> changed;

    Coverages(Devices devices, Event<DeviceChanged> changed) {
        this.devices = devices;
        this.changed = changed;
    }

    /**
     * A device holds its schedules until then.
     *
     * @param until null if it holds none
     */
    public void put(String device, @Nullable Instant until) {
        Instant before = until == null ? untils.remove(device) : untils.put(device, until);
        if (until == null ? before == null : until.equals(before)) return;
        devices.find(device).map(DeviceChanged::new).ifPresent(changed::fire);
    }

    /** Until when; nothing of a device that carries nothing, or is not there to say so. */
    public Optional<Instant> find(Device device) {
        if (!device.presence().online()) return Optional.empty();
        return Optional.ofNullable(untils.get(device.id()));
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        untils.remove(removal.device().id());
    }
}
