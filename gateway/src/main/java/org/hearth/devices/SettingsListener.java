package org.hearth.devices;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import org.hearth.broker.Arrival;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;

/** What devices say of their settings. One that the broker kept counts as well: what a device holds outlives its connection. */
@ApplicationScoped
class SettingsListener {
    private static final int MAX_BYTES = 1_024;

    private final StatusMessages messages;
    private final Twins twins;
    private final Event<SecretKept> secrets;

    SettingsListener(StatusMessages messages, Twins twins, Event<SecretKept> secrets) {
        this.messages = messages;
        this.twins = twins;
        this.secrets = secrets;
    }

    void listen(@Observes @Priority(Devices.LOADED + 1) StartupEvent started) {
        messages.on("settings", this::handle);
    }

    void handle(Arrival arrival) throws ContractViolation {
        SettingsReport report = SettingsReport.of(Payload.read(arrival.payload(), MAX_BYTES));
        twins.told(arrival.device(), report, arrival.at(), !arrival.retained());
        // One that the broker had kept may be the word of a board that was replaced since.
        if (!arrival.retained() && report.secretRevision() > 0)
            secrets.fire(new SecretKept(arrival.device(), report.secretRevision()));
    }
}
