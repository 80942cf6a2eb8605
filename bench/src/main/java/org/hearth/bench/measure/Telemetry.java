package org.hearth.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hearth.bench.house.Part;
import org.hearth.bench.load.Fleet;

/** Readings: how many are committed a second, how soon, and at what cost. Collects over the rounds; held by one thread. */
public final class Telemetry {
    private final Latencies steady = new Latencies();
    private final List<Double> rowsPerSecond = new ArrayList<>();
    private final Loop loop;
    private final Part database;
    private Cost burstCost = Cost.NONE;
    private Cost steadyCost = Cost.NONE;

    /** @param database whose processor time counts as well */
    public Telemetry(Loop loop, Part database) {
        this.loop = loop;
        this.database = database;
    }

    /** As fast as the devices' windows allow, until the last reading is confirmed. */
    public void burst(Subject subject, int rows) {
        Fleet fleet = subject.fleet();
        long begin = System.nanoTime();
        burstCost = burstCost.plus(Cost.of(
                subject.program(),
                database,
                rows,
                () -> loop.run(() -> {
                    fleet.tell(nanos -> {});
                    return fleet.burst(rows);
                })));
        rowsPerSecond.add(rows * 1e9 / (System.nanoTime() - begin));
    }

    /** An even trickle, as a house makes it. */
    public void steady(Subject subject, int perSecond, Duration duration) {
        Fleet fleet = subject.fleet();
        long messages = perSecond * duration.toSeconds();
        steadyCost = steadyCost.plus(Cost.of(
                subject.program(),
                database,
                messages,
                () -> loop.run(() -> {
                    fleet.tell(steady::add);
                    return fleet.steady(perSecond, duration);
                })));
    }

    /** From publishing to the device's hearing {@code committed}: the commit and one way back. */
    public Latencies steady() {
        return steady;
    }

    /** One rate a round. */
    public List<Double> rowsPerSecond() {
        return rowsPerSecond;
    }

    /** Of the bursts. */
    public Cost burstCost() {
        return burstCost;
    }

    /** Of the trickle. */
    public Cost steadyCost() {
        return steadyCost;
    }
}
