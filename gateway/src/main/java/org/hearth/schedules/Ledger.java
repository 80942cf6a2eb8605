package org.hearth.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hearth.devices.Action;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.jspecify.annotations.Nullable;

/** Keeper of what became of every due moment, each with its line in the journal. Any number of threads may hold it. */
@ApplicationScoped
class Ledger {
    private static final int PAGE = 1_000;

    private final FiringTable table;
    private final Deeds deeds;
    private final Journal journal;

    Ledger(FiringTable table, Deeds deeds, Journal journal) {
        this.table = table;
        this.deeds = deeds;
        this.journal = journal;
    }

    /** Rows of a schedule, newest first; those of one that was removed are still there. */
    @Transactional
    List<Firing> list(UUID schedule, int limit) {
        return table.list(schedule, limit);
    }

    /** The same of those that were due earlier. */
    @Transactional
    List<Firing> listBefore(UUID schedule, Instant before, int limit) {
        return table.listBefore(schedule, before, limit);
    }

    /** Hands over all rows of all schedules, some at a time, oldest first, from one moment to just before another. */
    @Transactional
    void read(Instant from, Instant until, Consumer<List<Firing>> reader) {
        List<Firing> page = table.from(from, until, PAGE);
        while (!page.isEmpty()) {
            reader.accept(page);
            page = page.size() < PAGE ? List.of() : table.after(page.getLast(), until, PAGE);
        }
    }

    Optional<Became> became(UUID schedule, Instant dueAt) {
        return table.became(schedule, dueAt);
    }

    /** True if what this is the end of was really begun. */
    boolean hasBegun(UUID schedule, Edge end) {
        return new KnownOmissions(List.of(), null, due -> became(schedule, due)).hasBegun(end);
    }

    /** When what a schedule began is to be ended, by the clock that it was planned by; empty if nothing of it is open. */
    Optional<Instant> openUntil(ScheduleRow row) {
        @Nullable
        Instant ofPlan = row.nextPhase == Phase.END && row.nextDue != null && table.isBegun(row.id, row.nextDue)
                ? row.nextAt
                : null;
        return Stream.of(Optional.ofNullable(row.runEndsAt), Optional.ofNullable(ofPlan))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    boolean isSettled(UUID schedule, Instant dueAt) {
        return table.isSettled(schedule, dueAt);
    }

    /** A moment has its command, or its commands. */
    void fired(Schedule schedule, Edge edge, Deeds.Sent sent, Instant now) {
        if (!table.write(row(schedule, edge, FiringOutcome.FIRED, null, sent, now)))
            throw new IllegalStateException("schedule " + schedule.id() + " has fired at " + edge.dueAt() + " already");
        journal.append(entry(schedule, edge, FiringOutcome.FIRED, now)
                .with(sent.command() == null ? String.valueOf(sent.batch()) : sent.command()));
    }

    /** A moment that passed without a command. */
    record Passed(
            Edge edge, FiringOutcome outcome, @Nullable String reason) {}

    /** Moments have passed without a command. One that has a row keeps it. */
    void passed(Schedule schedule, List<Passed> moments, Instant now) {
        if (moments.isEmpty()) return;
        Deeds.Sent nothing = new Deeds.Sent(null, null);
        Map<Firing, Passed> rows = new LinkedHashMap<>();
        for (Passed moment : moments)
            rows.put(row(schedule, moment.edge(), moment.outcome(), moment.reason(), nothing, now), moment);
        List<JournalEntry> told = table.write(List.copyOf(rows.keySet())).stream()
                .map(rows::get)
                .map(kept -> entry(schedule, kept.edge(), kept.outcome(), now).with(kept.reason()))
                .toList();
        if (!told.isEmpty()) journal.append(told);
    }

    private static Firing row(
            Schedule schedule,
            Edge edge,
            FiringOutcome outcome,
            @Nullable String reason,
            Deeds.Sent sent,
            Instant now) {
        return new Firing(
                schedule.id(),
                schedule.name(),
                edge.dueAt(),
                edge.shift().isZero() ? null : edge.at(),
                edge.phase(),
                outcome,
                schedule.deed().valueAt(edge.phase()),
                reason,
                sent.command(),
                sent.batch(),
                List.of(),
                null,
                now);
    }

    private JournalEntry entry(Schedule schedule, Edge edge, FiringOutcome outcome, Instant now) {
        JournalVerb verb = switch (outcome) {
            case FIRED, RAN_LOCALLY -> JournalVerb.SCHEDULE_FIRED;
            case MISSED, HELD -> JournalVerb.SCHEDULE_MISSED;
            case SKIPPED -> JournalVerb.SCHEDULE_SKIPPED;
        };
        Target target = schedule.deed().target();
        String name = deeds.name(target);
        Cause cause = Cause.schedule(schedule.id(), schedule.name(), edge.dueAt());
        if (!(target instanceof Target.Part part)) return JournalEntry.of(now, verb, cause.through(name));
        return JournalEntry.of(now, verb, cause, part.device(), name)
                .about(part.capability(), value(schedule, edge.phase()));
    }

    private static @Nullable JsonNode value(Schedule schedule, Phase phase) {
        Action action = schedule.deed().at(phase);
        return action == null ? null : action.value();
    }
}
