package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hearth.devices.Group;
import org.hearth.devices.Groups;
import org.hearth.journal.Cause;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Keeper of the pauses. Any number of threads may hold it. */
@ApplicationScoped
class Pauses {
    /** More than a household keeps apart. */
    private static final int MAX_AT_ONCE = 64;

    private static final String OLDEST =
            "SELECT least(min(s.nextDue), min(s.nextAt)) FROM ScheduleRow s WHERE s.nextAt IS NOT NULL";

    private final Groups groups;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<PlanChanged> planChanged;

    Pauses(Groups groups, Journal journal, InstantSource clock, Event<PlanChanged> planChanged) {
        this.groups = groups;
        this.journal = journal;
        this.clock = clock;
        this.planChanged = planChanged;
    }

    /** Those that hold now or will, the oldest first. */
    @Transactional
    List<Pause> list() {
        Instant now = clock.instant();
        return PauseRow.<PauseRow>list("endsAt IS NULL OR endsAt > ?1 ORDER BY startsAt, id", now).stream()
                .map(PauseRow::pause)
                .toList();
    }

    /**
     * The one of this id, over or not.
     *
     * @throws org.hearth.problems.ProblemException if there is none
     */
    @Transactional
    Pause require(UUID id) {
        return PauseRow.<PauseRow>findByIdOptional(id).map(PauseRow::pause).orElseThrow(() -> notFound(id));
    }

    /** Begins a pause now. */
    @Transactional
    Pause add(Pause pause, Cause cause) {
        if (list().size() >= MAX_AT_ONCE)
            throw new Problem.Conflict("too-many-pauses", "There are " + MAX_AT_ONCE + " pauses already.").thrown();
        PauseRow.delete("endsAt < ?1", oldestMoment());
        PauseRow.of(pause).persist();
        journal.append(JournalEntry.of(pause.from(), JournalVerb.SCHEDULES_PAUSED, cause)
                .with(pause.until() == null ? null : pause.until().toString()));
        planChanged.fire(new PlanChanged());
        return pause;
    }

    /** Ends a pause now; one that is over already stays as it is. */
    @Transactional
    void end(UUID id, Cause cause) {
        PauseRow row = PauseRow.<PauseRow>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<PauseRow>firstResultOptional()
                .orElseThrow(() -> notFound(id));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (row.endsAt != null && !row.endsAt.isAfter(now)) return;
        row.endsAt = now;
        journal.append(JournalEntry.of(now, JournalVerb.SCHEDULES_RESUMED, cause));
        planChanged.fire(new PlanChanged());
    }

    /** As they stand, to be asked about many moments that have no end yet; what was over before the oldest of those is not among them. */
    Held held() {
        return new Held(PauseRow.<PauseRow>list("endsAt IS NULL OR endsAt >= ?1", oldestMoment()).stream()
                .map(PauseRow::pause)
                .toList());
    }

    /** No moment before it is asked about any more: it has its end. */
    private Instant oldestMoment() {
        Instant now = clock.instant();
        @Nullable
        Instant oldest =
                PauseRow.getEntityManager().createQuery(OLDEST, Instant.class).getSingleResult();
        return oldest == null || oldest.isAfter(now) ? now : oldest;
    }

    private static RuntimeException notFound(UUID id) {
        return new Problem.NotFound("pause", id.toString()).thrown();
    }

    /** Pauses at one moment of asking. */
    final class Held {
        private final List<Pause> pauses;

        private Held(List<Pause> pauses) {
            this.pauses = pauses;
        }

        /** Those that are about this schedule at all. */
        List<Pause> of(@Nullable UUID schedule, Target target) {
            if (pauses.isEmpty()) return List.of();
            Set<UUID> about = groupsOf(target);
            return pauses.stream()
                    .filter(pause -> schedule == null || !pause.keep().contains(schedule))
                    .filter(pause -> switch (pause.scope()) {
                        case Pause.Scope.One one -> one.schedule().equals(schedule);
                        case Pause.Scope.OfGroup of -> about.contains(of.group());
                        case Pause.Scope.Home home -> true;
                    })
                    .toList();
        }

        private Set<UUID> groupsOf(Target target) {
            Set<UUID> about = new HashSet<>();
            if (target instanceof Target.Group group) about.add(group.id());
            if (target instanceof Target.Part part)
                groups.list().stream()
                        .filter(group -> group.members().contains(new Group.Member(part.device(), part.capability())))
                        .map(Group::id)
                        .forEach(about::add);
            return about;
        }
    }

    /** The one of these that holds longest at a moment. */
    static Optional<Pause> at(List<Pause> pauses, Instant at) {
        return pauses.stream().filter(pause -> pause.holds(at)).max((one, other) -> {
            Instant first = one.until() == null ? Instant.MAX : one.until();
            Instant second = other.until() == null ? Instant.MAX : other.until();
            return first.compareTo(second);
        });
    }
}
