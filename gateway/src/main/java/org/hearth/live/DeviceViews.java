package org.hearth.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hearth.commands.CommandView;
import org.hearth.commands.Commands;
import org.hearth.devices.Capability;
import org.hearth.devices.Coverages;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Wirings;
import org.hearth.home.HomeResource.RoomView;
import org.hearth.identity.Reach;
import org.hearth.live.DeviceView.CapabilityView;
import org.hearth.live.DeviceView.ContractViolationsView;
import org.hearth.live.DeviceView.DeviceSettingsView;
import org.hearth.live.DeviceView.DeviceWiringView;
import org.hearth.live.DeviceView.PresenceView;
import org.hearth.live.DeviceView.ReadingView;
import org.hearth.live.DeviceView.StandingView;

/** Puts together what the browser sees of a device. */
@ApplicationScoped
class DeviceViews {
    private final Devices devices;
    private final Commands commands;
    private final Wirings wirings;
    private final Coverages coverages;

    DeviceViews(Devices devices, Commands commands, Wirings wirings, Coverages coverages) {
        this.coverages = coverages;
        this.devices = devices;
        this.commands = commands;
        this.wirings = wirings;
    }

    /** All devices that are seen, by name. */
    List<DeviceView> list(Reach reach) {
        return devices.list().stream()
                .filter(device -> reach.sees(device.id()))
                .map(device -> of(device, reach))
                .toList();
    }

    boolean isThere(String id) {
        return devices.find(id).isPresent();
    }

    DeviceView find(String id, Reach reach) {
        return of(devices.require(id), reach);
    }

    /** The view of somebody whose right goes so far. */
    DeviceView of(Device device, Reach reach) {
        return new DeviceView(
                device.id(),
                device.name(),
                device.label().icon(),
                device.label().room() == null
                        ? null
                        : RoomView.of(device.label().room()),
                device.label().notes(),
                device.description().model(),
                device.description().hardware(),
                device.description().firmware(),
                device.session().rssi(),
                reach.level(device.id()),
                StandingView.of(device.standing()),
                PresenceView.of(device.presence()),
                DeviceSettingsView.of(device),
                wirings.find(device.id()).map(DeviceWiringView::of).orElse(null),
                reach.seesPlans() ? coverages.find(device).orElse(null) : null,
                device.capabilities().stream()
                        .map(capability -> view(device, capability, reach.seesPlans()))
                        .toList(),
                ContractViolationsView.of(device.violations()));
    }

    private CapabilityView view(Device device, Capability capability, boolean plans) {
        return new CapabilityView(
                capability.id(),
                capability.kind(),
                capability.unit(),
                capability.operations(),
                capability.feedback(),
                capability.maxOnSeconds(),
                device.reading(capability.id())
                        .map(reading -> ReadingView.of(reading, plans))
                        .orElse(null),
                commands.newest(device.id(), capability.id())
                        .map(command -> CommandView.of(command, plans))
                        .orElse(null));
    }
}
