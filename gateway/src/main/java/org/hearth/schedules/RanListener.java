package org.hearth.schedules;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.hearth.broker.Arrival;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.devices.Commanded;
import org.hearth.devices.Devices;
import org.hearth.devices.StatusMessages;
import org.hearth.journal.Cause;

/** What devices say of the schedule that they carry. What they ran is in the ledger before they are told that the gateway has it. */
@ApplicationScoped
class RanListener {
    private static final int MAX_BYTES = 1_024;

    /** No device runs a firing that is later than this. */
    private static final Duration LATEST = CarriedParts.GRACE.plusMinutes(5);

    private final StatusMessages messages;
    private final Devices devices;
    private final CarriedTable table;
    private final LocalRuns runs;
    private final CarryOver carryOver;

    RanListener(StatusMessages messages, Devices devices, CarriedTable table, LocalRuns runs, CarryOver carryOver) {
        this.messages = messages;
        this.devices = devices;
        this.table = table;
        this.runs = runs;
        this.carryOver = carryOver;
    }

    void listen(@Observes @Priority(Devices.AFTER_LOADED) StartupEvent started) {
        messages.on("ran", this::ran);
        devices.explainRunsBy((device, firing) -> table.find(device, firing).map(found -> commanded(device, found)));
    }

    private static Commanded commanded(String device, CarriedFiring firing) {
        Cause cause = Cause.schedule(firing.schedule(), firing.name(), firing.dueAt());
        return new Commanded(device, firing.capability(), firing.at().plus(LATEST), cause);
    }

    private void ran(Arrival arrival) throws ContractViolation {
        RanReport report = RanReport.of(Payload.read(arrival.payload(), MAX_BYTES));
        // One that the broker had kept may be of any age.
        if (arrival.retained()) return;
        runs.take(arrival.device(), report, arrival.at());
        if (isOfBoot(arrival.device(), report.boot())) carryOver.heard(arrival.device(), report);
    }

    private boolean isOfBoot(String device, long boot) {
        return Optional.of(device)
                .flatMap(devices::find)
                .map(known -> known.session().boot())
                .filter(known -> known == boot)
                .isPresent();
    }
}
