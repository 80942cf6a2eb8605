package org.hearth.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hearth.devices.DeviceRemoved;
import org.hearth.devices.GroupRemoved;
import org.hearth.devices.SceneRemoved;
import org.hearth.home.ClockTrust;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Keeper of the schedules. Any number of threads may hold it. */
@ApplicationScoped
public class Schedules {
    private final SecureRandom random = new SecureRandom();
    private final Deeds deeds;
    private final Planning planning;
    private final ScheduleRoom room;
    private final Sites sites;
    private final Firings firings;
    private final Ledger ledger;
    private final ClockTrust trust;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<PlanChanged> planChanged;

    Schedules(
            Deeds deeds,
            Planning planning,
            ScheduleRoom room,
            Sites sites,
            Firings firings,
            Ledger ledger,
            ClockTrust trust,
            Journal journal,
            InstantSource clock,
            Event<PlanChanged> planChanged) {
        this.deeds = deeds;
        this.planning = planning;
        this.room = room;
        this.sites = sites;
        this.firings = firings;
        this.ledger = ledger;
        this.trust = trust;
        this.journal = journal;
        this.clock = clock;
        this.planChanged = planChanged;
    }

    /** All schedules, by their next moment; those without one last. */
    @Transactional
    public List<Schedule> list() {
        return ScheduleRow.<ScheduleRow>list("ORDER BY nextAt NULLS LAST, name, id").stream()
                .map(ScheduleRow::schedule)
                .toList();
    }

    /**
     * The schedule of this id.
     *
     * @throws org.hearth.problems.ProblemException if there is none
     */
    @Transactional
    public Schedule require(UUID id) {
        return ScheduleRow.<ScheduleRow>findByIdOptional(id)
                .map(ScheduleRow::schedule)
                .orElseThrow(() -> notFound(id));
    }

    /**
     * Adds a schedule.
     *
     * @param withConflicts true if it may contradict other schedules
     * @param cause who wants it
     * @throws org.hearth.problems.ProblemException if it cannot be done, would break a limit, contradicts others, or there are too many
     */
    @Transactional
    public Schedule add(ScheduleDraft draft, boolean withConflicts, Cause cause) {
        Instant now = now();
        planning.check(draft, null, withConflicts, now);
        room.require(draft, cause.accountId(), null);
        ScheduleRow row = new ScheduleRow();
        row.id = UUID.randomUUID();
        row.createdBy = cause.accountId();
        row.createdAt = now;
        row.seed = random.nextLong();
        plan(row, draft, now);
        row.persist();
        return told(JournalVerb.SCHEDULE_ADDED, row.schedule(), cause);
    }

    /**
     * Replaces what a schedule does. The new plan begins now: nothing is fired for moments before the change. What was begun is ended when it was
     * to end; if the new plan is about something else, or the other way round, it is ended at once.
     */
    @Transactional
    public Schedule change(UUID id, ScheduleDraft draft, boolean withConflicts, Cause cause) {
        // Locked before anything reads it: what is fired at this moment is seen then, and it is later.
        ScheduleRow row = ScheduleRow.lock(id).orElseThrow(() -> notFound(id));
        Instant now = now();
        planning.check(draft, id, withConflicts, now);
        room.require(draft, cause.accountId(), row);
        close(row, FiringReason.SCHEDULE_CHANGED);
        if (row.deed().isEndedLike(draft.deed()))
            row.runEndsAt = ledger.openUntil(row).orElse(null);
        else firings.endNow(row, sites.home(), now, FiringReason.SCHEDULE_CHANGED);
        plan(row, draft, now);
        row.takeOver(cause.accountId());
        return told(JournalVerb.SCHEDULE_CHANGED, row.schedule(), cause);
    }

    /** Removes a schedule; what it began is ended at once, and its ledger stays. */
    @Transactional
    public void remove(UUID id, Cause cause) {
        ScheduleRow row = ScheduleRow.lock(id).orElseThrow(() -> notFound(id));
        close(row, FiringReason.SCHEDULE_REMOVED);
        firings.endNow(row, sites.home(), now(), FiringReason.SCHEDULE_REMOVED);
        delete(row, cause);
    }

    private void close(ScheduleRow row, String reason) {
        if (trust.isTrusted()) firings.close(row, sites.home(), now(), reason);
    }

    private void delete(ScheduleRow row, Cause cause) {
        row.delete();
        planChanged.fire(new PlanChanged());
        told(JournalVerb.SCHEDULE_REMOVED, row.schedule(), cause);
    }

    /** The plans of a device end with it. Written at once, because its row goes by another way in the same transaction. */
    void deviceRemoved(@Observes DeviceRemoved removal) {
        for (UUID id : about("device", removal.device().id()))
            ScheduleRow.lock(id).ifPresent(row -> {
                close(row, FiringReason.SCHEDULE_REMOVED);
                delete(row, removal.cause());
            });
        ScheduleRow.flush();
    }

    void groupRemoved(@Observes GroupRemoved removal) {
        for (UUID id : about("group", removal.group().id())) remove(id, removal.cause());
        ScheduleRow.flush();
    }

    void sceneRemoved(@Observes SceneRemoved removal) {
        for (UUID id : about("scene", removal.scene().id())) remove(id, removal.cause());
        ScheduleRow.flush();
    }

    private static List<UUID> about(String target, Object id) {
        return ScheduleRow.<ScheduleRow>list(target, id).stream()
                .map(row -> row.id)
                .toList();
    }

    /**
     * What became of a schedule's moments, newest first.
     *
     * @throws org.hearth.problems.ProblemException if there never was such a schedule
     */
    @Transactional
    public List<Firing> listFirings(UUID id, int limit) {
        List<Firing> found = ledger.list(id, limit);
        if (found.isEmpty()) require(id);
        return found;
    }

    /** What became of those of its moments that were due earlier, newest first. */
    @Transactional
    public List<Firing> listFiringsBefore(UUID id, Instant before, int limit) {
        List<Firing> found = ledger.listBefore(id, before, limit);
        if (found.isEmpty()) listFirings(id, 1);
        return found;
    }

    private void plan(ScheduleRow row, ScheduleDraft draft, Instant now) {
        row.take(draft, draft.nameFor(deeds.name(draft.deed().target())));
        row.begins = now;
        if (row.skipDue != null && !row.skipDue.isAfter(now)) row.skipDue = null;
        if (trust.isTrusted()) row.planFrom(now, sites.of(draft.timing().zone()));
        else row.waitForClock();
        planChanged.fire(new PlanChanged());
    }

    private Schedule told(JournalVerb verb, Schedule schedule, Cause cause) {
        Deed deed = schedule.deed();
        String name = deeds.name(deed.target());
        String detail = schedule.name() + ": " + PlanWords.of(schedule.timing());
        @Nullable JsonNode value = deed.action() == null ? null : deed.action().value();
        JournalEntry entry = deed.target() instanceof Target.Part part
                ? JournalEntry.of(now(), verb, cause, part.device(), name).about(part.capability(), value)
                : JournalEntry.of(now(), verb, cause.through(name));
        journal.append(entry.with(detail));
        return schedule;
    }

    /** No finer than the database keeps: it would round up, and a moment could fall between. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The device of a draft is not there, or not the caller's to know of. */
    static RuntimeException unknownDevice() {
        return Problem.invalid("device", "is not a device of this home", "a device's id");
    }

    static RuntimeException notFound(UUID id) {
        return new Problem.NotFound("schedule", id.toString()).thrown();
    }
}
