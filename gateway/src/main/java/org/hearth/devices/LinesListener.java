package org.hearth.devices;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hearth.broker.Arrival;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;

/** What devices say of their lines. */
@ApplicationScoped
class LinesListener {
    static final int MAX_BYTES = 4_096;

    private final StatusMessages messages;
    private final Wirings wirings;

    LinesListener(StatusMessages messages, Wirings wirings) {
        this.messages = messages;
        this.wirings = wirings;
    }

    void listen(@Observes @Priority(Devices.LOADED + 1) StartupEvent started) {
        messages.on("lines", this::handle);
    }

    private void handle(Arrival arrival) throws ContractViolation {
        LinesReport report = LinesReport.of(Payload.read(arrival.payload(), MAX_BYTES));
        wirings.told(arrival.device(), report, arrival.at(), !arrival.retained());
    }
}
