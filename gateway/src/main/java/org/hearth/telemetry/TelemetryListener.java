package org.hearth.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hearth.broker.Arrival;
import org.hearth.broker.Broker;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Patience;
import org.hearth.devices.Devices;
import org.jboss.logging.Logger;

/**
 * Takes telemetry in, as much at a time as has come while the last batch was written. Only after the commit is a device told
 * that it may forget.
 */
@ApplicationScoped
class TelemetryListener {
    private static final Logger LOG = Logger.getLogger(TelemetryListener.class);
    private static final int AFTER_DEVICES = 2_000;

    private final Broker broker;
    private final Devices devices;
    private final SampleTable table;
    private final Counter stored;
    private final Counter refused;

    TelemetryListener(Broker broker, Devices devices, SampleTable table, MeterRegistry meters) {
        this.broker = broker;
        this.devices = devices;
        this.table = table;
        this.stored = meters.counter("hearth.telemetry.stored");
        this.refused = meters.counter("hearth.telemetry.refused");
    }

    void listen(@Observes @Priority(AFTER_DEVICES) StartupEvent started) {
        table.newest().forEach((device, newest) -> devices.measured(device, newest.values(), newest.at()));
        broker.onTelemetry(this::take);
    }

    private void take(List<Arrival> batch) {
        List<Sample> samples = new ArrayList<>(batch.size());
        for (Arrival arrival : batch) {
            boolean kept =
                    arrival.leaf().equals("telemetry/sensors") || arrival.leaf().equals("telemetry/events");
            if (kept && devices.isAdmitted(arrival.device())) read(arrival, samples);
        }
        if (samples.isEmpty()) return;
        if (!Patience.untilDatabaseAnswers("telemetry", () -> table.insert(samples))) return;
        stored.increment(samples.size());
        Run.of(samples).forEach(this::tellCommitted);
        show(samples);
    }

    private void read(Arrival arrival, List<Sample> samples) {
        try {
            samples.add(Sample.of(arrival));
        } catch (ContractViolation violation) {
            LOG.warnf("device %s: %s breaks the contract: %s", arrival.device(), arrival.leaf(), violation.code());
            refused.increment();
            Patience.untilDatabaseAnswers("violation", () -> devices.violated(arrival, violation));
        }
    }

    private void tellCommitted(Run run) {
        broker.tell(run.device(), "telemetry/committed", run.payload()).exceptionally(away -> null);
    }

    /** The newest of each device; what was replayed from a buffer is older than what is shown already. */
    private void show(List<Sample> samples) {
        Map<String, Sample> newest = new LinkedHashMap<>();
        for (Sample sample : samples)
            if (sample.kind() == Sample.Kind.MEASUREMENT)
                newest.merge(sample.device(), sample, (a, b) -> b.at().isBefore(a.at()) ? a : b);
        newest.values().forEach(sample -> devices.measured(sample.device(), sample.values(), sample.at()));
    }
}
