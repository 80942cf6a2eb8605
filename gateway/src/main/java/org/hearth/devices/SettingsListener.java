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
import org.jboss.logging.Logger;

/** What devices say of their settings. One that the broker kept counts as well: what a device holds outlives its connection. */
@ApplicationScoped
class SettingsListener {
    private static final Logger LOG = Logger.getLogger(SettingsListener.class);
    private static final int MAX_BYTES = 1_024;

    private final Broker broker;
    private final Devices devices;
    private final Twins twins;
    private final Silence silence;
    private final Event<SecretKept> secrets;

    SettingsListener(Broker broker, Devices devices, Twins twins, Silence silence, Event<SecretKept> secrets) {
        this.broker = broker;
        this.devices = devices;
        this.twins = twins;
        this.silence = silence;
        this.secrets = secrets;
    }

    void listen(@Observes @Priority(Devices.LOADED + 1) StartupEvent started) {
        broker.onStatus("settings", this::handle);
    }

    void handle(Arrival arrival) {
        if (!arrival.retained()) silence.heard(arrival.device(), arrival.nanos());
        try {
            SettingsReport report = SettingsReport.of(Payload.read(arrival.payload(), MAX_BYTES));
            twins.told(arrival.device(), report, arrival.at(), !arrival.retained());
            // One that the broker had kept may be the word of a board that was replaced since.
            if (!arrival.retained()
                    && report.secretRevision() > 0
                    && devices.find(arrival.device()).isPresent())
                secrets.fire(new SecretKept(arrival.device(), report.secretRevision()));
        } catch (ContractViolation violation) {
            LOG.warnf("device %s: %s breaks the contract: %s", arrival.device(), arrival.leaf(), violation.code());
            devices.violated(arrival, violation);
        }
    }
}
