package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hearth.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Keeps the number of schedules within what a household can overlook and a card can bear. */
@ApplicationScoped
class ScheduleRoom {
    private static final int MAX_A_TARGET = 32;
    private static final int MAX_A_PERSON = 100;
    private static final String TOO_MANY = "too-many-schedules";

    /**
     * Lets one more in, or one that changes. The locks make two that come together see each other.
     *
     * @param account whose it will be; null if no person's
     * @param before what it was; null if it is new
     * @throws org.hearth.problems.ProblemException if its target, or that person, has as many as can be
     */
    void require(ScheduleDraft draft, @Nullable UUID account, @Nullable ScheduleRow before) {
        Target target = draft.deed().target();
        if (before == null || !isAbout(before, target)) requireAtTarget(target);
        if (account != null && (before == null || !account.equals(before.createdBy))) requireOf(account);
    }

    private static boolean isAbout(ScheduleRow row, Target target) {
        return switch (target) {
            case Target.Part part -> part.device().equals(row.device);
            case Target.Group group -> group.id().equals(row.group);
            case Target.Scene scene -> scene.id().equals(row.scene);
        };
    }

    private static void requireAtTarget(Target target) {
        lock("schedules of " + told(target));
        long count = switch (target) {
            case Target.Part part -> ScheduleRow.count("device", part.device());
            case Target.Group group -> ScheduleRow.count("group", group.id());
            case Target.Scene scene -> ScheduleRow.count("scene", scene.id());
        };
        if (count >= MAX_A_TARGET)
            throw new Problem.Conflict(
                            TOO_MANY,
                            "There are " + MAX_A_TARGET
                                    + " schedules for this already, which is as many as a device, a group or a scene can have.")
                    .thrown();
    }

    /** All parts of a device count together. */
    private static String told(Target target) {
        return target instanceof Target.Part part ? part.device() : target.toString();
    }

    private static void requireOf(UUID account) {
        lock("schedules by " + account);
        if (ScheduleRow.count("createdBy", account) >= MAX_A_PERSON)
            throw new Problem.Conflict(
                            TOO_MANY,
                            "You have made " + MAX_A_PERSON + " schedules, which is as many as one person can have.")
                    .thrown();
    }

    private static void lock(String what) {
        ScheduleRow.getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))", Integer.class)
                .setParameter(1, what)
                .getSingleResult();
    }
}
