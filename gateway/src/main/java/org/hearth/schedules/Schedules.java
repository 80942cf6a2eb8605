package org.hearth.schedules;

import com.fasterxml.jackson.databind.node.BooleanNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearth.devices.Capability;
import org.hearth.devices.Device;
import org.hearth.devices.DeviceRemoved;
import org.hearth.devices.Devices;
import org.hearth.devices.Operation;
import org.hearth.home.Homes;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;

/** Keeper of the schedules. Any number of threads may hold it. */
@ApplicationScoped
public class Schedules {
    private static final int MAX_A_DEVICE = 32;
    private static final int PREVIEWED = 30;

    private final Devices devices;
    private final Homes homes;
    private final Firings firings;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<PlanChanged> planChanged;

    Schedules(
            Devices devices,
            Homes homes,
            Firings firings,
            Journal journal,
            InstantSource clock,
            Event<PlanChanged> planChanged) {
        this.devices = devices;
        this.homes = homes;
        this.firings = firings;
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
     * What a schedule would do from now on: its next 30 moments, with those that a clock change makes it skip.
     *
     * @throws org.hearth.problems.ProblemException if it could not be added
     */
    @Transactional
    public List<Planned> preview(ScheduleDraft draft) {
        check(draft);
        return draft.recurrence()
                .upcoming(now(), Site.of(homes.find().zone()))
                .limit(PREVIEWED)
                .toList();
    }

    /**
     * Adds a schedule.
     *
     * @param cause who wants it
     * @throws org.hearth.problems.ProblemException if its device cannot do it, or has too many schedules
     */
    @Transactional
    public Schedule add(ScheduleDraft draft, Cause cause) {
        Device device = check(draft);
        checkRoom(device);
        ScheduleRow row = new ScheduleRow();
        row.id = UUID.randomUUID();
        row.createdBy = cause.accountId();
        row.createdAt = now();
        plan(row, draft, device, row.createdAt);
        row.persist();
        return told(JournalVerb.SCHEDULE_ADDED, row.schedule(), cause);
    }

    /** Replaces what a schedule does. The new plan begins now: nothing is fired for moments before the change. */
    @Transactional
    public Schedule change(UUID id, ScheduleDraft draft, Cause cause) {
        Device device = check(draft);
        ScheduleRow row = ScheduleRow.lock(id).orElseThrow(() -> notFound(id));
        if (!row.device.equals(device.id())) checkRoom(device);
        Instant now = now();
        firings.close(row, homes.find().zone(), now, "schedule-changed");
        plan(row, draft, device, now);
        row.takeOver(cause.accountId());
        return told(JournalVerb.SCHEDULE_CHANGED, row.schedule(), cause);
    }

    /** Removes a schedule; its ledger stays. */
    @Transactional
    public void remove(UUID id, Cause cause) {
        ScheduleRow row = ScheduleRow.lock(id).orElseThrow(() -> notFound(id));
        firings.close(row, homes.find().zone(), now(), "schedule-removed");
        row.delete();
        planChanged.fire(new PlanChanged());
        told(JournalVerb.SCHEDULE_REMOVED, row.schedule(), cause);
    }

    /** The plans of a device end with it. Written at once, because its row goes by another way in the same transaction. */
    void deviceRemoved(@Observes DeviceRemoved removal) {
        String id = removal.device().id();
        for (ScheduleRow row : ScheduleRow.<ScheduleRow>list("device", id)) remove(row.id, removal.cause());
        ScheduleRow.flush();
    }

    /**
     * What became of a schedule's moments, newest first.
     *
     * @throws org.hearth.problems.ProblemException if there never was such a schedule
     */
    @Transactional
    public List<Firing> listFirings(UUID id, int limit) {
        List<Firing> found = firings.list(id, limit);
        if (found.isEmpty()) require(id);
        return found;
    }

    private void plan(ScheduleRow row, ScheduleDraft draft, Device device, Instant now) {
        row.take(draft, draft.nameFor(device.name()));
        row.planFrom(now, homes.find().zone());
        planChanged.fire(new PlanChanged());
    }

    private Device check(ScheduleDraft draft) {
        Device device = devices.find(draft.device()).orElseThrow(Schedules::unknownDevice);
        List<String> switchable = device.capabilities().stream()
                .filter(part -> part.operations().contains(Operation.SET))
                .map(Capability::id)
                .toList();
        if (!switchable.contains(draft.capability()))
            throw Problem.invalid(
                    "capability",
                    "is no part of " + device.name() + " that can be switched",
                    switchable.isEmpty() ? "none: this device cannot be switched" : String.join(", ", switchable));
        return device;
    }

    /** The lock makes two that are added together see each other. */
    private static void checkRoom(Device device) {
        ScheduleRow.getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))", Integer.class)
                .setParameter(1, "schedules of " + device.id())
                .getSingleResult();
        if (ScheduleRow.count("device", device.id()) >= MAX_A_DEVICE)
            throw new Problem.Conflict(
                            "too-many-schedules",
                            device.name() + " has " + MAX_A_DEVICE + " schedules, which is as many as it can have.")
                    .thrown();
    }

    private Schedule told(JournalVerb verb, Schedule schedule, Cause cause) {
        String device = schedule.device();
        String deviceName = devices.find(device).map(Device::name).orElse(device);
        Weekly recurrence = schedule.recurrence();
        String days = recurrence.days().stream().map(Enum::name).collect(Collectors.joining(" "));
        journal.append(JournalEntry.of(now(), verb, cause, device, deviceName)
                .about(schedule.capability(), BooleanNode.valueOf(schedule.value()))
                .with(schedule.name() + ": " + days + " " + recurrence.time()));
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

    private static RuntimeException notFound(UUID id) {
        return new Problem.NotFound("schedule", id.toString()).thrown();
    }
}
