package org.hearth.bench.measure;

import org.hearth.bench.house.Part;

/**
 * Processor time of a program and of the database, summed over some work.
 *
 * @param programSeconds of the program
 * @param databaseSeconds of PostgreSQL with all its processes
 * @param messages that were worked on
 */
public record Cost(double programSeconds, double databaseSeconds, long messages) {
    /** Nothing yet. */
    public static final Cost NONE = new Cost(0, 0, 0);

    /** What some work costs. */
    static Cost of(Part program, Part database, long messages, Runnable work) {
        double programBefore = program.usage().cpuSeconds();
        double databaseBefore = database.usage().cpuSeconds();
        work.run();
        return new Cost(
                program.usage().cpuSeconds() - programBefore, database.usage().cpuSeconds() - databaseBefore, messages);
    }

    /** Both together. */
    public Cost plus(Cost other) {
        return new Cost(
                programSeconds + other.programSeconds,
                databaseSeconds + other.databaseSeconds,
                messages + other.messages);
    }

    /** Seconds of the program for a thousand messages. */
    public double programPerThousand() {
        return 1_000 * programSeconds / messages;
    }

    /** Seconds of the database for a thousand messages. */
    public double databasePerThousand() {
        return 1_000 * databaseSeconds / messages;
    }
}
