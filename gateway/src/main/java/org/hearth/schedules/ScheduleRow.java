package org.hearth.schedules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hibernate.Timeouts;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "schedule")
class ScheduleRow extends PanacheEntityBase {
    private static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    UUID id = new UUID(0, 0);

    String name = "";

    @Nullable
    String device;

    @Nullable
    String capability;

    @Column(name = "device_group")
    @Nullable
    UUID group;

    @Nullable
    UUID scene;

    @Enumerated(EnumType.STRING)
    @Nullable
    Operation operation;

    @ColumnTransformer(read = "value::text", write = "?::jsonb")
    @Nullable
    String value;

    @ColumnTransformer(read = "recurrence::text", write = "?::jsonb")
    String recurrence = "";

    @ColumnTransformer(read = "ending::text", write = "?::jsonb")
    @Nullable
    String ending;

    @Column(name = "shift_s")
    int shiftSeconds;

    long seed;

    @Nullable
    String zone;

    @Enumerated(EnumType.STRING)
    GapPolicy gap = GapPolicy.NEXT_VALID;

    @Enumerated(EnumType.STRING)
    OverlapPolicy overlap = OverlapPolicy.FIRST;

    @Enumerated(EnumType.STRING)
    MissedPolicy.Kind missed = MissedPolicy.DEFAULT.kind();

    @Column(name = "missed_within_s")
    int missedWithinSeconds;

    boolean enabled;

    @Column(name = "created_by")
    @Nullable
    UUID createdBy;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    /** Only what starts after it has an end. */
    Instant begins = Instant.EPOCH;

    /** What was due up to here is settled or was never planned; null while the clock could not be trusted. */
    @Column(name = "planned_from")
    @Nullable
    Instant plannedFrom;

    @Column(name = "next_due")
    @Nullable
    Instant nextDue;

    @Column(name = "next_at")
    @Nullable
    Instant nextAt;

    @Column(name = "next_phase")
    @Enumerated(EnumType.STRING)
    @Nullable
    Phase nextPhase;

    @Column(name = "skip_due")
    @Nullable
    Instant skipDue;

    @Column(name = "run_ends_at")
    @Nullable
    Instant runEndsAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    StopReason stopped;

    @Column(name = "stopped_person")
    @Nullable
    String stoppedPerson;

    /** The schedule of this id, locked until the transaction ends. */
    static Optional<ScheduleRow> lock(UUID id) {
        return ScheduleRow.<ScheduleRow>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Those of these schedules that are due and that nobody else has in hand, locked until the transaction ends. */
    static List<ScheduleRow> claim(List<UUID> ids, Instant now) {
        return ScheduleRow.<ScheduleRow>find("id IN ?1 AND nextAt <= ?2 ORDER BY nextAt, id", ids, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .list();
    }

    /** Those that this person made, locked until the transaction ends. */
    static List<ScheduleRow> lockMadeBy(UUID account) {
        return ScheduleRow.<ScheduleRow>find("createdBy = ?1 ORDER BY id", account)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Schedule schedule() {
        return new Schedule(id, name, deed(), timing(), missedPolicy(), enabled, next(), skipDue, stop());
    }

    Deed deed() {
        return new Deed(target(), operation == null || value == null ? null : Action.of(operation, node(value)));
    }

    private Target target() {
        if (group != null) return new Target.Group(group);
        if (scene != null) return new Target.Scene(scene);
        return new Target.Part(Objects.requireNonNull(device), Objects.requireNonNull(capability));
    }

    Timing timing() {
        return new Timing(
                read(recurrence, RecurrenceBody.class).read(new ClockChange(gap, overlap)),
                ending == null ? null : read(ending, EndingBody.class).read(),
                Duration.ofSeconds(shiftSeconds),
                zone == null ? null : ZoneId.of(zone));
    }

    MissedPolicy missedPolicy() {
        return new MissedPolicy(missed, Duration.ofSeconds(missedWithinSeconds));
    }

    Plan plan() {
        return timing().plan(seed, begins);
    }

    private Schedule.@Nullable Next next() {
        if (nextDue == null || nextAt == null || nextPhase == null) return null;
        return new Schedule.Next(nextDue, nextAt, nextPhase);
    }

    private @Nullable Stop stop() {
        return stopped == null ? null : new Stop(stopped, stoppedPerson);
    }

    /** Stops it until somebody takes it over. What is open is still ended. */
    void stop(StopReason why, @Nullable String person) {
        stopped = why;
        stoppedPerson = person;
        enabled = false;
        take((Edge) null);
    }

    /** It acts by the right of whoever said last what it does; one that was stopped goes on when that person enables it. */
    void takeOver(@Nullable UUID account) {
        createdBy = account;
        if (!enabled) return;
        stopped = null;
        stoppedPerson = null;
    }

    /** Takes over what was wanted, under a name. */
    void take(ScheduleDraft draft, String called) {
        if (skipDue != null && !keepsSkip(draft)) skipDue = null;
        name = called;
        take(draft.deed());
        take(draft.timing());
        missed = draft.missed().kind();
        missedWithinSeconds = (int) draft.missed().within().toSeconds();
        enabled = draft.enabled();
    }

    /** True if the start that is left out is one of this draft too. */
    boolean keepsSkip(ScheduleDraft draft) {
        return deed().target().equals(draft.deed().target()) && timing().equals(draft.timing());
    }

    private void take(Deed deed) {
        Target target = deed.target();
        device = target instanceof Target.Part part ? part.device() : null;
        capability = target instanceof Target.Part part ? part.capability() : null;
        group = target instanceof Target.Group named ? named.id() : null;
        scene = target instanceof Target.Scene named ? named.id() : null;
        Action action = deed.action();
        operation = action == null ? null : action.operation();
        value = action == null ? null : String.valueOf(action.value());
    }

    private void take(Timing timing) {
        recurrence = write(RecurrenceBody.of(timing.recurrence()));
        ending = timing.ending() == null ? null : write(EndingBody.of(timing.ending()));
        shiftSeconds = (int) timing.shift().toSeconds();
        zone = timing.zone() == null ? null : timing.zone().getId();
        ClockChange change = timing.recurrence().change();
        gap = change.gap();
        overlap = change.overlap();
    }

    /** What comes next; null if nothing does. What a person began out of turn ends first, unless the schedule begins again before. */
    void take(@Nullable Edge edge) {
        boolean runEnds = runEndsAt != null && (edge == null || runEndsAt.isBefore(edge.at()));
        nextDue = runEnds ? runEndsAt : edge == null ? null : edge.dueAt();
        nextAt = runEnds ? runEndsAt : edge == null ? null : edge.at();
        nextPhase = runEnds ? Phase.END : edge == null ? null : edge.phase();
    }

    /** What comes of the plan alone, without the end of what a person began out of turn. */
    Stream<Edge> comingOfPlan(Site site) {
        return comingOfPlan(site, Instant.MIN);
    }

    /**
     * The same, later on.
     *
     * @param from what is done before it may be left out
     */
    Stream<Edge> comingOfPlan(Site site, Instant from) {
        if (!enabled || plannedFrom == null) return Stream.empty();
        Instant after = nextDue == null || nextDue.equals(runEndsAt) ? plannedFrom : nextDue.minusNanos(1);
        boolean isLater = from.isAfter(after.plusSeconds(shiftSeconds));
        return plan().upcoming(isLater ? from.minusSeconds(shiftSeconds).minusNanos(1) : after, site);
    }

    /** Plans the first moment after this one; whatever was due up to it is settled or was never planned. */
    void planFrom(Instant from, Site site) {
        plannedFrom = from;
        take(enabled ? plan().next(from, site).orElse(null) : null);
    }

    /** It is planned when the clock can be trusted; nobody knows what now is. */
    void waitForClock() {
        plannedFrom = null;
        take((Edge) null);
    }

    private static JsonNode node(String json) {
        return read(json, JsonNode.class);
    }

    private static <T> T read(String json, Class<T> kind) {
        try {
            return JSON.readValue(json, kind);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no " + kind.getSimpleName() + ": " + json, e);
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not written: " + body, e);
        }
    }
}
