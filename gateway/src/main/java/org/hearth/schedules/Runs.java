package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hearth.home.ClockTrust;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;

/** What a person does with a schedule out of turn: one moment more, or one less. Any number of threads may hold it. */
@ApplicationScoped
class Runs {
    private final Deeds deeds;
    private final Previews previews;
    private final Sites sites;
    private final ClockTrust trust;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<PlanChanged> planChanged;

    Runs(
            Deeds deeds,
            Previews previews,
            Sites sites,
            ClockTrust trust,
            Journal journal,
            InstantSource clock,
            Event<PlanChanged> planChanged) {
        this.deeds = deeds;
        this.previews = previews;
        this.sites = sites;
        this.trust = trust;
        this.journal = journal;
        this.clock = clock;
        this.planChanged = planChanged;
    }

    /**
     * Does now what the schedule does; if it has an ending, that follows. Not a moment of the plan, so it has no row in the ledger; its end has.
     *
     * @throws org.hearth.problems.ProblemException if nothing of it can be done now
     */
    @Transactional
    Deeds.Sent run(UUID id, Cause cause) {
        ScheduleRow row = ScheduleRow.lock(id).orElseThrow(() -> Schedules.notFound(id));
        Timing timing = row.timing();
        if (timing.ending() != null && !trust.isTrusted())
            throw new Problem.Conflict(
                            "clock-not-trusted",
                            "The gateway does not trust its clock yet, so it could not tell when this is over. Nothing was begun.")
                    .thrown();
        Site site = sites.of(timing.zone());
        Instant now = now();
        Deeds.Sent sent = deeds.sendNow(row.deed(), cause.through(row.name));
        Ending ending = timing.ending();
        if (ending != null) {
            row.runEndsAt = ending.of(Planned.of(now, site.zone()), site.zone());
            row.take(row.comingOfPlan(site).findFirst().orElse(null));
        }
        tell(JournalVerb.SCHEDULE_RUN, row, cause);
        return sent;
    }

    /**
     * Leaves the next start out that would be done, with its end.
     *
     * @throws org.hearth.problems.ProblemException if nothing is planned
     */
    @Transactional
    void skip(UUID id, Cause cause) {
        ScheduleRow row = ScheduleRow.lock(id).orElseThrow(() -> Schedules.notFound(id));
        row.skipDue = previews.nextStart(row)
                .map(Edge::dueAt)
                .orElseThrow(() -> new Problem.Conflict(
                                "nothing-to-skip", "The schedule has no next time that could be left out.")
                        .thrown());
        tell(JournalVerb.SCHEDULE_TO_SKIP, row, cause);
    }

    /** Takes back that a start is left out. */
    @Transactional
    void unskip(UUID id, Cause cause) {
        ScheduleRow row = ScheduleRow.lock(id).orElseThrow(() -> Schedules.notFound(id));
        if (row.skipDue == null) return;
        row.skipDue = null;
        tell(JournalVerb.SCHEDULE_CHANGED, row, cause);
    }

    private void tell(JournalVerb verb, ScheduleRow row, Cause cause) {
        Target target = row.deed().target();
        JournalEntry entry = target instanceof Target.Part part
                ? JournalEntry.of(now(), verb, cause, part.device(), deeds.name(part))
                : JournalEntry.of(now(), verb, cause.through(deeds.name(target)));
        journal.append(entry.with(row.name));
        planChanged.fire(new PlanChanged());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
