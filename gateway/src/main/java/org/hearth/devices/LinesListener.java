package org.hearth.devices;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hearth.broker.Arrival;
import org.hearth.broker.Broker;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.jboss.logging.Logger;

/** What devices say of their lines. */
@ApplicationScoped
class LinesListener {
    private static final Logger LOG = Logger.getLogger(LinesListener.class);
    static final int MAX_BYTES = 4_096;

    private final Broker broker;
    private final Devices devices;
    private final Wirings wirings;
    private final Silence silence;

    LinesListener(Broker broker, Devices devices, Wirings wirings, Silence silence) {
        this.broker = broker;
        this.devices = devices;
        this.wirings = wirings;
        this.silence = silence;
    }

    void listen(@Observes @Priority(Devices.LOADED + 1) StartupEvent started) {
        broker.onStatus("lines", this::handle);
    }

    private void handle(Arrival arrival) {
        if (!arrival.retained()) silence.heard(arrival.device(), arrival.nanos());
        try {
            LinesReport report = LinesReport.of(Payload.read(arrival.payload(), MAX_BYTES));
            wirings.told(arrival.device(), report, arrival.at(), !arrival.retained());
        } catch (ContractViolation violation) {
            LOG.warnf("device %s: %s breaks the contract: %s", arrival.device(), arrival.leaf(), violation.code());
            devices.violated(arrival, violation);
        }
    }
}
