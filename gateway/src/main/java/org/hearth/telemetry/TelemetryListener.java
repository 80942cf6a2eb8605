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
import org.hearth.devices.Adapters;
import org.hearth.devices.Devices;
import org.hearth.devices.Readings;
import org.jboss.logging.Logger;

/**
 * Takes telemetry in, as much at a time as has come while the last batch was written. Only after the commit is a device told
 * that it may forget.
 */
@ApplicationScoped
class TelemetryListener {
    private static final Logger LOG = Logger.getLogger(TelemetryListener.class);
    private final Broker broker;
    private final Devices devices;
    private final Readings readings;
    private final Adapters adapters;
    private final OlderReadings older;
    private final SampleTable table;
    private final Counter stored;
    private final Counter refused;

    TelemetryListener(
            Broker broker,
            Devices devices,
            Readings readings,
            Adapters adapters,
            OlderReadings older,
            SampleTable table,
            MeterRegistry meters) {
        this.broker = broker;
        this.devices = devices;
        this.readings = readings;
        this.adapters = adapters;
        this.older = older;
        this.table = table;
        this.stored = meters.counter("hearth.telemetry.stored");
        this.refused = meters.counter("hearth.telemetry.refused");
    }

    void listen(@Observes @Priority(Devices.AFTER_LOADED) StartupEvent started) {
        table.newest().forEach((device, newest) -> readings.measured(device, newest.values(), newest.at()));
        older.resume(table.lastOfOlder());
        broker.onTelemetry(this::take);
    }

    private void take(List<Arrival> batch) {
        List<Sample> samples = new ArrayList<>(batch.size());
        List<OlderReadings.Flat> flat = new ArrayList<>();
        for (Arrival arrival : batch) {
            boolean kept =
                    arrival.leaf().equals("telemetry/sensors") || arrival.leaf().equals("telemetry/events");
            if (kept && devices.isAdmitted(arrival.device())) read(arrival, samples, flat);
        }
        // An older device keeps nothing and waits for no word, so it is told none.
        List<Run> runs = Run.of(samples);
        samples.addAll(older.number(flat));
        if (samples.isEmpty()) return;
        if (!Patience.untilDatabaseAnswers("telemetry", () -> keep(samples))) return;
        stored.increment(samples.size());
        runs.forEach(this::tellCommitted);
        flat.forEach(reading -> Patience.untilDatabaseAnswers(
                "capabilities",
                () -> adapters.measures(
                        reading.arrival().device(), reading.values().keySet())));
        show(samples);
    }

    private void read(Arrival arrival, List<Sample> samples, List<OlderReadings.Flat> flat) {
        try {
            if (adapters.find(arrival.device()).isPresent()) flat.add(older.read(arrival));
            else samples.add(Sample.of(arrival));
        } catch (ContractViolation violation) {
            LOG.warnf("device %s: %s breaks the contract: %s", arrival.device(), arrival.leaf(), violation.code());
            refused.increment();
            Patience.untilDatabaseAnswers("violation", () -> devices.violated(arrival, violation));
        }
    }

    /** A press is kept by itself, together with what is told of it; then all, where what is there already stays. */
    private void keep(List<Sample> samples) {
        for (Sample sample : samples)
            if (sample.kind() == Sample.Kind.EVENT)
                sample.values().forEach((capability, value) -> {
                    if (value.asBoolean() && readings.isButton(sample.device(), capability))
                        readings.pressed(sample.device(), capability, sample.at(), table.insertion(sample));
                });
        table.insert(samples);
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
        newest.values().forEach(sample -> readings.measured(sample.device(), sample.values(), sample.at()));
    }
}
