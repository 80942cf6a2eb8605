package org.hearth.wired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hearth.broker.ContractViolation;
import org.hearth.broker.Payload;
import org.hearth.wired.CarriedSchedule.Firing;
import org.hearth.wired.LocalRuns.Run;
import org.jspecify.annotations.Nullable;

/**
 * Runs what the schedules of the home want when the gateway does not say it in time, at most once each, inside the limits; and owes the
 * gateway the truth about it. One thread may hold it; {@code nowMs} is the uptime of this run.
 */
final class Carrier {
    private final Actuators actuators;
    private final long boot;
    private final CarriedSchedule schedule;
    private final LocalRuns runs = new LocalRuns();
    private boolean owes;

    Carrier(Profile profile, Actuators actuators, long boot) {
        this.actuators = actuators;
        this.boot = boot;
        this.schedule = new CarriedSchedule(profile, boot);
    }

    /**
     * What came of a firing.
     *
     * @param moved false if a limit forbade it
     * @param by the cause to be told
     */
    record Ran(boolean moved, String by) {}

    /** Takes a part of the schedule. Firings whose command is among the ends are not run. */
    void offer(Payload part, Ends ends) throws ContractViolation {
        if (!schedule.offer(part)) return;
        runs.confirm(part.integer("ran", 0, Long.MAX_VALUE));
        schedule.settle(firing -> runs.find(firing) != null || ends.knows(firing));
        owes = true;
    }

    /** Runs the earliest firing whose moment and grace have passed; null if there is none. */
    @Nullable
    Ran run(long nowMs) {
        Firing firing = schedule.due(nowMs);
        if (firing == null) return null;
        String id = firing.capability().id();
        String refusal = actuators.refusal(id, firing.level(), nowMs);
        runs.add(
                refusal == null
                        ? Run.executed(
                                firing.id(),
                                nowMs,
                                actuators.drive(id, firing.level(), nowMs),
                                firing.capability().proof())
                        : Run.rejected(firing.id(), nowMs, refusal));
        owes = true;
        return new Ran(refusal == null, "schedule:" + firing.id());
    }

    /**
     * The command of this firing has come.
     *
     * @return what was made of that firing before; null if nothing was, and then it is not run without a command any more
     */
    @Nullable
    Run commandCame(String firing) {
        Run run = runs.find(firing);
        if (run == null) schedule.settle(firing::equals);
        return run;
    }

    /** The gateway may not know what is carried, or what was run. */
    void remind() {
        owes |= schedule.revision() > 0 || runs.isPending();
    }

    boolean owes() {
        return owes;
    }

    void told() {
        owes = false;
    }

    /** Uptime at which something is to be run; {@link Long#MAX_VALUE} if nothing is. */
    long nextMs() {
        return schedule.nextMs();
    }

    /** {@code status/ran}. */
    ObjectNode write(long nowMs) {
        ObjectNode json = Payload.compose()
                .put("boot", boot)
                .put("rev", schedule.revision())
                .put("up_ms", nowMs);
        runs.write(json);
        return json;
    }
}
