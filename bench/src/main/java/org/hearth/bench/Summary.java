package org.hearth.bench;

import static org.hearth.bench.report.Figure.NONE;

import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hearth.bench.measure.Floors;
import org.hearth.bench.measure.Latencies;
import org.hearth.bench.measure.Subject;
import org.hearth.bench.report.Figure;

/** Turns what was collected into figures. */
final class Summary {
    private static final double MEDIAN = 50;
    private static final double NEARLY_ALL = 99;
    private static final double ALL = 100;

    private final Rig rig;
    private final Rounds rounds;

    Summary(Rig rig, Rounds rounds) {
        this.rig = rig;
        this.rounds = rounds;
    }

    List<Figure> figures() {
        Floors floors = rounds.floors();
        return List.of(
                floor("HTTP hello, p50", "ms", floors.hello()),
                floor("MQTT hop, QoS 1 over TLS, p50", "ms", floors.hop()),
                floor("Postgres single-row commit, p50", "ms", floors.commit()),
                both(
                        "command acknowledged, one by one, p50",
                        "ms",
                        commandFloor(MEDIAN),
                        of -> acknowledged(of, MEDIAN)),
                both("command acknowledged, one by one, p99", "ms", NONE, of -> acknowledged(of, NEARLY_ALL)),
                gateway("command confirmed, one by one, p50", "ms", confirmed(MEDIAN)),
                gateway("command confirmed, one by one, p99", "ms", confirmed(NEARLY_ALL)),
                gateway("acknowledged through nginx, p50", "ms", throughWebServer(MEDIAN)),
                gateway("acknowledged through nginx, p99", "ms", throughWebServer(NEARLY_ALL)),
                both(
                        "commands, 20 outstanding",
                        "1/s",
                        NONE,
                        of -> median(of.commands().perSecond())),
                both(
                        "readings committed, burst",
                        "rows/s",
                        telemetryFloor(),
                        of -> median(of.telemetry().rowsPerSecond())),
                both("publish to committed at 500/s, p50", "ms", NONE, of -> steady(of, MEDIAN)),
                both("publish to committed at 500/s, p99", "ms", NONE, of -> steady(of, NEARLY_ALL)),
                both("readings missing in the table", "rows", NONE, this::missing),
                both(
                        "readings sent again",
                        "rows",
                        NONE,
                        of -> of.subject().fleet().resent()),
                late("p50", MEDIAN),
                late("p99", NEARLY_ALL),
                late("most", ALL),
                gateway(
                        "of them missed, early or twice",
                        "firings",
                        rounds.firings().missed()
                                + rounds.firings().early()
                                + rounds.firings().twice()),
                gateway("CPU of a minute, idle", "s", median(rounds.idleCpu())),
                gateway("the same, " + Rounds.STORED + " schedules stored", "s", median(rounds.idleCpuStored())),
                both(
                        "CPU, 1,000 commands: program",
                        "s",
                        NONE,
                        of -> of.commands().cost().programPerThousand()),
                both(
                        "CPU, 1,000 commands: Postgres",
                        "s",
                        NONE,
                        of -> of.commands().cost().databasePerThousand()),
                both(
                        "CPU, 1,000 readings, burst: program",
                        "s",
                        NONE,
                        of -> of.telemetry().burstCost().programPerThousand()),
                both(
                        "CPU, 1,000 readings, burst: Postgres",
                        "s",
                        NONE,
                        of -> of.telemetry().burstCost().databasePerThousand()),
                both(
                        "CPU, 1,000 readings, 500/s: program",
                        "s",
                        NONE,
                        of -> of.telemetry().steadyCost().programPerThousand()),
                both(
                        "CPU, 1,000 readings, 500/s: Postgres",
                        "s",
                        NONE,
                        of -> of.telemetry().steadyCost().databasePerThousand()),
                new Figure(
                        "start to first authenticated answer",
                        "s",
                        NONE,
                        median(rig.referenceStartup().seconds()),
                        median(rig.gatewayStartup().seconds())),
                new Figure(
                        "CPU of that start",
                        "s",
                        NONE,
                        median(rig.referenceStartup().cpuSeconds()),
                        median(rig.gatewayStartup().cpuSeconds())),
                both("memory idle, resident", "MB", NONE, Findings::idleMegabytes),
                both("memory peak, resident", "MB", NONE, of -> of.usage().peakMegabytes()));
    }

    private static Figure floor(String name, String unit, Latencies latencies) {
        return new Figure(name, unit, latencies.percentileMillis(MEDIAN), NONE, NONE);
    }

    private Figure both(String name, String unit, double floor, ToDoubleFunction<Findings> value) {
        return new Figure(
                name, unit, floor, value.applyAsDouble(rounds.reference()), value.applyAsDouble(rounds.gateway()));
    }

    private Figure late(String name, double percent) {
        return gateway(
                rounds.togetherDue() + " schedules due at once: late, " + name,
                "ms",
                rounds.firings().late().percentileMillis(percent));
    }

    private static Figure gateway(String name, String unit, double value) {
        return new Figure(name, unit, NONE, NONE, value);
    }

    /** What the flow cannot do without: a request, a commit, a hop to the device and one back. */
    private double commandFloor(double percent) {
        Floors floors = rounds.floors();
        return floors.hello().percentileMillis(percent)
                + 2 * floors.hop().percentileMillis(percent)
                + floors.commit().percentileMillis(percent);
    }

    /** The narrower of the two ways a reading must take. */
    private double telemetryFloor() {
        Floors floors = rounds.floors();
        return Math.min(median(floors.messagesPerSecond()), median(floors.rowsPerSecond()));
    }

    private static double acknowledged(Findings of, double percent) {
        return of.commands().acknowledged().percentileMillis(percent);
    }

    private double confirmed(double percent) {
        return rounds.gateway().commands().confirmed().percentileMillis(percent);
    }

    private double throughWebServer(double percent) {
        return rounds.throughWebServer().acknowledged().percentileMillis(percent);
    }

    private static double steady(Findings of, double percent) {
        return of.telemetry().steady().percentileMillis(percent);
    }

    /** Negative would be duplicates; the key of the table forbids them. */
    private double missing(Findings of) {
        Subject subject = of.subject();
        Pool sql = rig.sql();
        long kept = rig.loop()
                .run(() -> sql.query("SELECT count(*) FROM " + subject.table())
                        .execute()
                        .map(rows -> rows.iterator().next().getLong(0))
                        .eventually(() -> sql.close()));
        return subject.fleet().sent() - kept;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
