package org.hearth.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearth.home.RoomContents;
import org.hearth.identity.Reach;
import org.hearth.identity.Rights;

/** What others ask of the devices who may not know them: where they stand, and that one has gone. Any number of threads may hold it. */
@ApplicationScoped
class DevicePlaces implements RoomContents {
    private final Devices devices;
    private final Rights rights;

    DevicePlaces(Devices devices, Rights rights) {
        this.devices = devices;
        this.rights = rights;
    }

    @Override
    public Set<UUID> seen(Reach reach) {
        return devices.list().stream()
                .filter(device -> reach.sees(device.id()))
                .map(device -> device.label().roomId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    void removing(@Observes DeviceRemoved removal) {
        rights.removeGrants(removal.device().id());
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        rights.deviceRemoved(removal.device().id());
    }
}
