package org.hearth.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.hearth.bench.measure.Commands;
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
    private static final Duration STEADY_TIME = Duration.ofSeconds(8);

    private final Options options;
    private final Rig rig;
    private final Rig.Subjects subjects;
    private final Floors floors;
    private final Findings reference;
    private final Findings gateway;
    private final Commands throughWebServer;

    Rounds(Options options, Rig rig, Rig.Subjects subjects) {
        this.options = options;
        this.rig = rig;
        this.subjects = subjects;
        this.floors = rig.floors();
        this.reference = new Findings(subjects.reference(), rig.loop(), rig.database());
        this.gateway = new Findings(subjects.gateway(), rig.loop(), rig.database());
        this.throughWebServer = new Commands(rig.loop(), rig.database());
    }

    /** A virtual machine that has compiled nothing yet is not what a home has all year. */
    void warmUp() {
        subjects.all().forEach(subject -> {
            Loop loop = rig.loop();
            new Commands(loop, rig.database()).outstanding(subject, LANES, WARM_UP_COMMANDS);
            new Telemetry(loop, rig.database()).burst(subject, WARM_UP_READINGS);
        });
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
        }
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

    Commands throughWebServer() {
        return throughWebServer;
    }
}
