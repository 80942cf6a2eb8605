package org.hearth.bench;

import org.hearth.bench.house.Part;
import org.hearth.bench.house.Usage;
import org.hearth.bench.measure.Commands;
import org.hearth.bench.measure.Loop;
import org.hearth.bench.measure.Subject;
import org.hearth.bench.measure.Telemetry;

/** All that was found out about one program. Held by one thread. */
final class Findings {
    private final Subject subject;
    private final Commands commands;
    private final Telemetry telemetry;
    private final double idleMegabytes;

    Findings(Subject subject, Loop loop, Part database) {
        this.subject = subject;
        this.commands = new Commands(loop, database);
        this.telemetry = new Telemetry(loop, database);
        this.idleMegabytes = subject.program().usage().residentMegabytes();
    }

    Subject subject() {
        return subject;
    }

    Commands commands() {
        return commands;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    /** Resident memory with all devices connected, before the first load. */
    double idleMegabytes() {
        return idleMegabytes;
    }

    /** The most it ever had. */
    Usage usage() {
        return subject.program().usage();
    }
}
