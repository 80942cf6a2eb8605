package org.hearth.schedules;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "schedule")
class ScheduleRow extends PanacheEntityBase {
    private static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";

    @Id
    UUID id = new UUID(0, 0);

    String name = "";
    String device = "";
    String capability = "";
    boolean value;

    /** Bit 0 is Monday. */
    short days;

    @JdbcTypeCode(SqlTypes.LOCAL_TIME) // java.sql.Time, the default, would pass through the zone of the machine
    LocalTime time = LocalTime.MIN;

    @Enumerated(EnumType.STRING)
    GapPolicy gap = GapPolicy.NEXT_VALID;

    @Enumerated(EnumType.STRING)
    OverlapPolicy overlap = OverlapPolicy.FIRST;

    boolean enabled;

    @Column(name = "created_by")
    @Nullable
    UUID createdBy;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "planned_from")
    Instant plannedFrom = Instant.EPOCH;

    @Column(name = "next_at")
    @Nullable
    Instant nextAt;

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
        return ScheduleRow.<ScheduleRow>find("id IN ?1 AND enabled AND nextAt <= ?2 ORDER BY nextAt, id", ids, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .list();
    }

    Weekly recurrence() {
        return new Weekly(daysOf(days), time, new ClockChange(gap, overlap));
    }

    Schedule schedule() {
        return new Schedule(id, name, device, capability, value, recurrence(), enabled, nextAt, stop());
    }

    private @Nullable Stop stop() {
        return stopped == null ? null : new Stop(stopped, stoppedPerson);
    }

    /** Those that this person made, locked until the transaction ends. */
    static List<ScheduleRow> lockMadeBy(UUID account) {
        return ScheduleRow.<ScheduleRow>find("createdBy = ?1 ORDER BY id", account)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Stops it until somebody takes it over. */
    void stop(StopReason why, @Nullable String person) {
        stopped = why;
        stoppedPerson = person;
        enabled = false;
        nextAt = null;
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
        name = called;
        device = draft.device();
        capability = draft.capability();
        value = draft.value();
        days = bitsOf(draft.recurrence().days());
        time = draft.recurrence().time();
        gap = draft.recurrence().change().gap();
        overlap = draft.recurrence().change().overlap();
        enabled = draft.enabled();
    }

    /** The first moment after this one; null if none ever comes. */
    @Nullable
    Instant next(Instant after, ZoneId zone) {
        return recurrence().next(after, Site.of(zone)).map(Planned::at).orElse(null);
    }

    /** Plans the first moment after this one; whatever was due up to it is settled or was never planned. */
    void planFrom(Instant from, ZoneId zone) {
        plannedFrom = from;
        nextAt = enabled ? next(from, zone) : null;
    }

    private static Set<DayOfWeek> daysOf(short bits) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) if ((bits >> day.ordinal() & 1) == 1) days.add(day);
        return days;
    }

    private static short bitsOf(Set<DayOfWeek> days) {
        return (short) days.stream().mapToInt(day -> 1 << day.ordinal()).sum();
    }
}
