package org.hearth.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Presence;

/** Do the lines of this machine answer? They are a process of their own, which is one more device. */
@ApplicationScoped
class LinesLook implements Look {
    private final Devices devices;
    private final String device;

    LinesLook(Devices devices, @ConfigProperty(name = "hearth.lines.device", defaultValue = "pins") String device) {
        this.devices = devices;
        this.device = device;
    }

    @Override
    public Part part() {
        return Part.LINES;
    }

    @Override
    public Finding find() {
        // One that the household switched off, or removed for good, is missed by nobody.
        if (!devices.isAdmitted(device)) return Finding.of(part(), Reason.NONE, null);
        Presence presence =
                devices.find(device).map(Device::presence).orElseThrow(() -> new IllegalStateException(device));
        return Finding.of(part(), presence.online() ? Reason.CONNECTED : Reason.AWAY, null)
                .since(presence.since());
    }
}
