package org.hearth.devices;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.hearth.house.Rows;

/** Disables devices for tests, as the gateway finds them when it starts. */
@ApplicationScoped
public class Disabling {
    private final Devices devices;
    private final Rows rows;
    private final Event<DeviceChanged> changed;

    Disabling(Devices devices, Rows rows, Event<DeviceChanged> changed) {
        this.devices = devices;
        this.rows = rows;
        this.changed = changed;
    }

    /** From now on the device may not take part. */
    public void disable(String id) {
        rows.run(
                "UPDATE device SET admitted = false, standing_reason = 'OWNER', standing_since = now() WHERE id = ?",
                id);
        devices.load(new StartupEvent());
        changed.fire(new DeviceChanged(devices.require(id)));
    }
}
