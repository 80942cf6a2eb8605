package org.hearth.devices;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hearth.broker.Arrival;
import org.hearth.broker.Broker;
import org.hearth.broker.BrokerAccounts;
import org.hearth.broker.Patience;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.problems.ProblemException;
import org.jboss.logging.Logger;

/** Disables a device that floods the house. Counted as messages arrive, whatever becomes of them. Any number of threads may hold it. */
@ApplicationScoped
class FloodWatch {
    private static final Logger LOG = Logger.getLogger(FloodWatch.class);

    private final Map<String, Flood> floods = new ConcurrentHashMap<>();
    private final DeviceSettings settings;
    private final Devices devices;
    private final Standings standings;
    private final BrokerAccounts accounts;
    private final Broker broker;
    private final Event<Flooded> flooded;

    FloodWatch(
            DeviceSettings settings,
            Devices devices,
            Standings standings,
            BrokerAccounts accounts,
            Broker broker,
            Event<Flooded> flooded) {
        this.settings = settings;
        this.devices = devices;
        this.standings = standings;
        this.accounts = accounts;
        this.broker = broker;
        this.flooded = flooded;
    }

    void listen(@Observes @Priority(Devices.LOADED + 1) StartupEvent started) {
        if (settings.floodPerSecond() > 0) broker.onArrival(this::count);
    }

    private void count(Arrival arrival) {
        Flood flood = floods.get(arrival.device());
        if (flood == null) {
            // Only devices of this home are counted, so there are never more than of them.
            if (!devices.isAdmitted(arrival.device())) return;
            flood = floods.computeIfAbsent(
                    arrival.device(), id -> new Flood(settings.floodPerSecond(), arrival.nanos()));
        }
        synchronized (flood) {
            if (!flood.isTooMuch(arrival)) return;
        }
        // The next who is enabled again begins anew, and of a thousand that are too many one is told.
        if (floods.remove(arrival.device(), flood)) flooded.fireAsync(new Flooded(arrival.device()));
    }

    void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeviceRemoved removal) {
        floods.remove(removal.device().id());
    }

    /** First thrown out, which takes the broker alone: while the database is away, a flood would go on. */
    void stop(@ObservesAsync Flooded flood) {
        if (!devices.isAdmitted(flood.device())) return;
        try {
            accounts.disable(flood.device());
        } catch (ProblemException away) {
            LOG.warnf(
                    "device %s: floods, and the broker did not throw it out yet: %s",
                    flood.device(), away.getMessage());
        }
        Patience.untilDatabaseAnswers("flood", () -> disable(flood.device()));
    }

    private void disable(String id) {
        if (!devices.isAdmitted(id)) return;
        LOG.warnf("device %s: more than %d messages a second; it is disabled", id, settings.floodPerSecond());
        standings.disable(
                id,
                Standing.FLOOD,
                "more than " + settings.floodPerSecond() + " messages a second",
                Cause.of(CauseKind.GATEWAY));
    }

    /** Too much was said by this device. */
    record Flooded(String device) {}
}
