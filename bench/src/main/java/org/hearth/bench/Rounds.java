package org.hearth.bench;

import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.hearth.bench.load.Fleet;
import org.hearth.bench.measure.Commands;
import org.hearth.bench.measure.Firings;
import org.hearth.bench.measure.Floors;
import org.hearth.bench.measure.Loop;
import org.hearth.bench.measure.Telemetry;

/** The order of the measurements: each program in turn, short turns, the other one first in every second round. */
final class Rounds {
    /** Commands under way at a time. */
    static final int LANES = 20;

    /** Readings a second of a steady house. */
    static final int STEADY = 500;

    /** After 3,000 the gateway's compiler still took a good part of the processor. */
    private static final int WARM_UP_COMMANDS = 12_000;

    private static final int WARM_UP_READINGS = 100_000;
    private static final int SINGLE_COMMANDS = 200;
    private static final int MANY_COMMANDS = 1_000;
    /** Times that a schedule for each relay is due, before the rounds; the first time everything is new to the virtual machine. */
    private static final int WARM_UP_FIRINGS = 4;

    /** Schedules of a house that has far more than any home. */
    static final int STORED = 10_000;

    private static final Duration STEADY_TIME = Duration.ofSeconds(8);

    private final Options options;
    private final Rig rig;
    private final Rig.Subjects subjects;
    private final Floors floors;
    private final Findings reference;
    private final Findings gateway;
    private final Commands throughWebServer;
    private final Firings firings;
    private final List<Double> idleCpu = new ArrayList<>();
    private final List<Double> idleCpuStored = new ArrayList<>();

    Rounds(Options options, Rig rig, Rig.Subjects subjects) {
        this.options = options;
        this.rig = rig;
        this.subjects = subjects;
        this.floors = rig.floors();
        this.reference = new Findings(subjects.reference(), rig.loop(), rig.database());
        this.gateway = new Findings(subjects.gateway(), rig.loop(), rig.database());
        this.throughWebServer = new Commands(rig.loop(), rig.database());
        this.firings = new Firings(rig.loop(), rig.database());
    }

    /** A virtual machine that has compiled nothing yet is not what a home has all year. */
    void warmUp() {
        subjects.all().forEach(subject -> {
            Loop loop = rig.loop();
            new Commands(loop, rig.database()).outstanding(subject, LANES, WARM_UP_COMMANDS);
            new Telemetry(loop, rig.database()).burst(subject, WARM_UP_READINGS);
        });
        Firings first = new Firings(rig.loop(), rig.database());
        for (int time = 0; time < WARM_UP_FIRINGS; time++) fire(first, time % 2 == 0);
    }

    void measure(Consumer<String> say) {
        for (int round = 1; round <= options.rounds(); round++) {
            say.accept("round " + round + " of " + options.rounds());
            List<Findings> turn = new ArrayList<>(List.of(reference, gateway));
            if (round % 2 == 0) Collections.reverse(turn);
            floors.measure();
            turn.forEach(of -> of.commands().oneByOne(of.subject(), SINGLE_COMMANDS));
            throughWebServer.oneByOne(subjects.gateway(), subjects.webServer(), SINGLE_COMMANDS);
            turn.forEach(of -> of.commands().outstandingWithCost(of.subject(), LANES, MANY_COMMANDS));
            turn.forEach(of -> of.telemetry().burst(of.subject(), options.burst()));
            turn.forEach(of -> of.telemetry().steady(of.subject(), STEADY, STEADY_TIME));
            for (boolean on : List.of(true, false)) fire(firings, on);
            Pool sql = rig.sql();
            idleCpu.add(firings.idleCpu(subjects.gateway(), sql, 0));
            idleCpuStored.add(firings.idleCpu(subjects.gateway(), sql, STORED));
            rig.loop().run(sql::close);
        }
    }

    private void fire(Firings into, boolean on) {
        Pool sql = rig.sql();
        into.together(subjects.gateway(), sql, on);
        rig.loop().run(sql::close);
    }

    Floors floors() {
        return floors;
    }

    Findings reference() {
        return reference;
    }

    Findings gateway() {
        return gateway;
    }

    /** How many schedules are due at one instant. */
    int togetherDue() {
        return options.devices() * Fleet.relays().size();
    }

    Firings firings() {
        return firings;
    }

    /** Seconds of a minute, one a round, with no schedules. */
    List<Double> idleCpu() {
        return idleCpu;
    }

    /** The same with {@link #STORED} of them. */
    List<Double> idleCpuStored() {
        return idleCpuStored;
    }

    Commands throughWebServer() {
        return throughWebServer;
    }
}
