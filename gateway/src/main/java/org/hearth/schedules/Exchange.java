package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hearth.devices.Action;
import org.hearth.journal.Cause;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;

/** Takes schedules in from elsewhere and copies them to other devices: all of them, or none. Any number of threads may hold it. */
@ApplicationScoped
class Exchange {
    private final Schedules schedules;

    Exchange(Schedules schedules) {
        this.schedules = schedules;
    }

    /** One that is to be taken in, with what may stand against it. */
    record Arrival(String field, ScheduleDraft draft, boolean withConflicts) {}

    /**
     * What became of arrivals.
     *
     * @param added in their order
     * @param known how many were there already, word for word, and were left out
     */
    record Taken(List<Schedule> added, int known) {}

    /**
     * Takes them all in.
     *
     * @throws org.hearth.problems.ProblemException naming each that cannot be, with its own field; nothing is kept then
     */
    @Transactional
    Taken take(List<Arrival> arrivals, Cause cause) {
        List<Schedule> there = schedules.list();
        List<Schedule> added = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        int known = 0;
        for (Arrival arrival : arrivals) {
            if (there.stream().anyMatch(schedule -> isSame(schedule, arrival.draft()))) {
                known++;
                continue;
            }
            try {
                added.add(schedules.add(arrival.draft(), arrival.withConflicts(), cause));
            } catch (ProblemException refused) {
                errors.addAll(errors(arrival.field(), refused.problem()));
            }
        }
        if (!errors.isEmpty()) throw new Problem.Invalid(errors).thrown();
        return new Taken(added, known);
    }

    private static boolean isSame(Schedule schedule, ScheduleDraft draft) {
        return schedule.deed().equals(draft.deed())
                && schedule.timing().equals(draft.timing())
                && schedule.missed().equals(draft.missed())
                && (draft.name() == null || draft.name().equals(schedule.name()));
    }

    /** What is wrong with one of many, under its place in the list. */
    static List<FieldError> errors(String field, Problem problem) {
        List<FieldError> within = switch (problem) {
            case Problem.Invalid invalid -> invalid.errors();
            case Problem.Conflict conflict -> conflict.errors();
            default -> List.of();
        };
        if (within.isEmpty()) return List.of(new FieldError(field, problem.detail(), null));
        return within.stream()
                .map(error -> new FieldError(field + "." + error.field(), error.message(), error.allowed()))
                .toList();
    }

    /**
     * The same plan for other parts of devices.
     *
     * @throws org.hearth.problems.ProblemException if it is for a scene, or one of them cannot have it
     */
    @Transactional
    Taken copy(UUID id, List<Target.Part> targets, boolean withConflicts, Cause cause) {
        Schedule schedule = schedules.require(id);
        Action action = schedule.deed().action();
        if (action == null)
            throw new Problem.Conflict("not-for-a-device", "A schedule for a scene cannot be copied to a device.")
                    .thrown();
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++)
            arrivals.add(new Arrival(
                    "targets[" + i + "]",
                    new ScheduleDraft(
                            null,
                            new Deed(targets.get(i), action),
                            schedule.timing(),
                            schedule.missed(),
                            schedule.enabled()),
                    withConflicts));
        return take(arrivals, cause);
    }
}
