package org.hearth.schedules;

import com.fasterxml.jackson.databind.node.BooleanNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hearth.commands.Commands;
import org.hearth.commands.Order;
import org.hearth.devices.Action;
import org.hearth.devices.Device;
import org.hearth.devices.Devices;
import org.hearth.devices.Operation;
import org.hearth.identity.Rights;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Keeper of the ledger. A due moment, its row, its command, its line in the journal and the schedule's next moment are one
 * transaction. Any number of threads, and of gateways, may fire: the lock on the schedule's row lets one of them.
 */
@ApplicationScoped
class Firings {
    private static final MissedPolicy POLICY = MissedPolicy.DEFAULT;

    private final FiringTable table;
    private final Commands commands;
    private final Devices devices;
    private final Rights rights;
    private final Journal journal;

    Firings(FiringTable table, Commands commands, Devices devices, Rights rights, Journal journal) {
        this.table = table;
        this.commands = commands;
        this.devices = devices;
        this.rights = rights;
        this.journal = journal;
    }

    /** Rows of a schedule, newest first; those of one that was removed are still there. */
    @Transactional
    List<Firing> list(UUID schedule, int limit) {
        return table.list(schedule, limit);
    }

    /**
     * Settles what is due of these schedules, and plans their next moments.
     *
     * @param why names what kept the gateway from a moment that is now too old to be fired
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void settle(List<UUID> schedules, ZoneId zone, Instant now, Function<Instant, String> why) {
        for (ScheduleRow row : ScheduleRow.claim(schedules, now)) reckon(row, zone, now, why, true);
    }

    /** Settles what is due of these schedules without firing anything. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void giveUp(List<UUID> schedules, ZoneId zone, Instant now, String reason) {
        for (ScheduleRow row : ScheduleRow.claim(schedules, now)) reckon(row, zone, now, due -> reason, false);
    }

    /** Before a schedule is changed or removed: what was due and not settled yet is missed for this reason. */
    void close(ScheduleRow row, ZoneId zone, Instant now, String reason) {
        if (row.nextAt != null && !row.nextAt.isAfter(now)) reckon(row, zone, now, due -> reason, false);
    }

    private void reckon(ScheduleRow row, ZoneId zone, Instant now, Function<Instant, String> why, boolean mayFire) {
        Schedule schedule = row.schedule();
        Instant first = schedule.nextAt();
        if (first == null) return;
        MissedPolicy.Reckoning reckoning = POLICY.reckon(schedule.recurrence(), Site.of(zone), first, now, why);
        for (Verdict verdict : reckoning.verdicts()) {
            Instant dueAt = verdict.moment().at();
            if (!verdict.isFire()) keep(schedule, dueAt, verdict.outcome(), verdict.reason(), null, now);
            else if (mayFire && !mayAct(row)) keep(schedule, dueAt, FiringOutcome.MISSED, "right-ended", null, now);
            else if (mayFire) fire(schedule, dueAt, now);
            else keep(schedule, dueAt, FiringOutcome.MISSED, why.apply(dueAt), null, now);
            row.plannedFrom = dueAt;
        }
        row.nextAt = reckoning.next();
    }

    /** A schedule may do what the person who made it may do at this moment; one that no person made, anything. */
    private boolean mayAct(ScheduleRow row) {
        return row.createdBy == null || rights.of(row.createdBy).operates(row.device);
    }

    private void fire(Schedule schedule, Instant dueAt, Instant now) {
        if (table.isSettled(schedule.id(), dueAt)) return; // the clock went back, and this moment has had its command
        try {
            String command = commands.send(order(schedule, dueAt, now)).id();
            keep(schedule, dueAt, FiringOutcome.FIRED, null, command, now);
        } catch (ProblemException refused) {
            keep(schedule, dueAt, FiringOutcome.MISSED, refused.problem().code(), null, now);
        }
    }

    /** The command may wait for its device as long as the moment itself would have been fired late, and no longer. */
    private static Order order(Schedule schedule, Instant dueAt, Instant now) {
        Duration left = Duration.between(now, dueAt.plus(POLICY.limit()));
        Duration life = left.compareTo(Order.PERSON_WAITS) > 0 ? left : Order.PERSON_WAITS;
        return new Order(
                schedule.device(),
                schedule.capability(),
                Action.of(Operation.SET, BooleanNode.valueOf(schedule.value())),
                life,
                life,
                Cause.schedule(schedule.id(), schedule.name(), dueAt));
    }

    private void keep(
            Schedule schedule,
            Instant dueAt,
            FiringOutcome outcome,
            @Nullable String reason,
            @Nullable String command,
            Instant now) {
        boolean kept = table.write(new Firing(schedule.id(), dueAt, outcome, reason, command, now));
        if (!kept && command != null)
            throw new IllegalStateException("schedule " + schedule.id() + " has fired at " + dueAt + " already");
        if (kept) journal.append(entry(schedule, dueAt, outcome, now).with(command == null ? reason : command));
    }

    private JournalEntry entry(Schedule schedule, Instant dueAt, FiringOutcome outcome, Instant now) {
        JournalVerb verb = switch (outcome) {
            case FIRED, RAN_LOCALLY -> JournalVerb.SCHEDULE_FIRED;
            case MISSED, HELD -> JournalVerb.SCHEDULE_MISSED;
            case SKIPPED -> JournalVerb.SCHEDULE_SKIPPED;
        };
        String device = schedule.device();
        String deviceName = devices.find(device).map(Device::name).orElse(device);
        Cause cause = Cause.schedule(schedule.id(), schedule.name(), dueAt);
        return JournalEntry.of(now, verb, cause, device, deviceName)
                .about(schedule.capability(), BooleanNode.valueOf(schedule.value()));
    }
}
