package org.hearth.devices;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import org.hearth.broker.Arrival;
import org.hearth.broker.Broker;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;

/** What devices say of themselves: birth and will, description, state, heartbeat. */
@ApplicationScoped
class DeviceListener {
    private static final int MAX_BYTES = 1_024;
    private static final int MAX_INFO_BYTES = 2_048;

    private final Devices devices;
    private final Presences presences;
    private final Uptimes uptimes;
    private final Readings readings;
    private final Silence silence;
    private final StatusMessages messages;
    private final Broker broker;
    private final Event<DeviceReachable> reachable;
    private final Event<DeviceArrived> arrived;
    private final Event<PinsHeld> pins;

    DeviceListener(
            Devices devices,
            Readings readings,
            Presences presences,
            Uptimes uptimes,
            Silence silence,
            StatusMessages messages,
            Broker broker,
            Event<DeviceReachable> reachable,
            Event<DeviceArrived> arrived,
            Event<PinsHeld> pins) {
        this.devices = devices;
        this.readings = readings;
        this.presences = presences;
        this.uptimes = uptimes;
        this.silence = silence;
        this.messages = messages;
        this.broker = broker;
        this.reachable = reachable;
        this.arrived = arrived;
        this.pins = pins;
    }

    void listen(@Observes @Priority(Devices.LOADED + 1) StartupEvent started) {
        messages.on("online", this::online);
        messages.on("info", this::info);
        messages.on("state", this::state);
        messages.on("heartbeat", this::heartbeat);
    }

    void online(Arrival arrival) throws ContractViolation {
        switch (Announcement.of(Payload.read(arrival.payload(), MAX_BYTES))) {
            case Birth birth -> born(arrival, birth);
            case Farewell farewell -> left(arrival, farewell);
        }
    }

    private void born(Arrival arrival, Birth birth) {
        presences.born(arrival.device(), birth, arrival.at(), !arrival.retained());
        pins.fire(new PinsHeld(arrival.device(), birth.pinsRevision(), birth.pin(), arrival.at()));
        if (arrival.retained()) {
            ask(arrival);
        } else {
            uptimes.mark(arrival, birth.boot(), birth.uptimeMillis());
            arrived.fire(new DeviceArrived(arrival.device(), arrival.nanos()));
            reachable.fire(new DeviceReachable(arrival.device()));
        }
    }

    private void left(Arrival arrival, Farewell farewell) {
        presences.gone(arrival.device(), farewell, arrival.at());
        if (!isOnline(arrival.device())) uptimes.forget(arrival.device());
        // Of a connection that we do not know: an old one's late will, or the end of one that came and went unseen.
        else if (arrival.retained()) ask(arrival);
    }

    /** We have just subscribed, so what it said meanwhile is lost to us, and its clock is not known. */
    private void ask(Arrival arrival) {
        silence.asked(arrival.device(), System.nanoTime());
        broker.tell(arrival.device(), "commands/report", Payload.compose());
    }

    private void info(Arrival arrival) throws ContractViolation {
        devices.described(arrival.device(), Info.of(Payload.read(arrival.payload(), MAX_INFO_BYTES)));
    }

    private void state(Arrival arrival) throws ContractViolation {
        StateReport report = StateReport.of(Payload.read(arrival.payload(), MAX_BYTES));
        boolean honest = readings.reported(arrival.device(), report, arrival.at());
        markUptime(arrival, report.session(), report.uptimeMillis());
        if (!honest) throw new ContractViolation("range:by");
    }

    void heartbeat(Arrival arrival) throws ContractViolation {
        Heartbeat heartbeat = Heartbeat.of(Payload.read(arrival.payload(), MAX_BYTES));
        devices.heard(arrival.device(), heartbeat.rssi());
        markUptime(arrival, heartbeat.session(), heartbeat.uptimeMillis());
    }

    /** A clock counts only if it is that of the boot we know: the session ties the two together. */
    private void markUptime(Arrival arrival, String session, long uptimeMillis) {
        Device device = devices.find(arrival.device()).orElse(null);
        if (device == null || arrival.retained()) return;
        boolean isKnown = session.equals(device.session().id());
        boolean sameBoot = isKnown || uptimes.isOfSameBoot(arrival, uptimeMillis);
        if (!isKnown || !device.presence().online()) presences.heardOn(device.id(), session, sameBoot, arrival.at());
        if (!sameBoot) uptimes.forget(device.id());
        Long boot = sameBoot ? device.session().boot() : null;
        if (boot == null) return;
        boolean wasUnknown = uptimes.find(device.id()).isEmpty();
        uptimes.mark(arrival, boot, uptimeMillis);
        if (!wasUnknown) return;
        arrived.fire(new DeviceArrived(device.id(), arrival.nanos()));
        reachable.fire(new DeviceReachable(device.id()));
    }

    private boolean isOnline(String id) {
        return devices.find(id).map(device -> device.presence().online()).orElse(false);
    }
}
