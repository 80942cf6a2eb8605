package org.hearth.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why something happened: the answer to "why did it turn on?".
 *
 * @param kind what sort of cause
 * @param name the person's or the schedule's name at that moment, so that the answer outlives both
 * @param accountId the person, for {@link CauseKind#PERSON}
 * @param scheduleId the schedule, for {@link CauseKind#SCHEDULE}
 * @param commandId the command that carried the wish, if there was one
 * @param dueAt the planned moment, for {@link CauseKind#SCHEDULE}
 * @param via name of the scene, group or room through which one wish became several commands
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cause(
        CauseKind kind,
        @Nullable String name,
        @Nullable UUID accountId,
        @Nullable UUID scheduleId,
        @Nullable String commandId,
        @Nullable Instant dueAt,
        @Nullable String via) {

    /** A person did it. */
    public static Cause person(UUID accountId, String name) {
        return new Cause(CauseKind.PERSON, name, accountId, null, null, null, null);
    }

    /** A schedule did it, at the moment it had planned. */
    public static Cause schedule(UUID scheduleId, String name, Instant dueAt) {
        return new Cause(CauseKind.SCHEDULE, name, null, scheduleId, null, dueAt, null);
    }

    /** Something that has no more to tell than its kind. */
    public static Cause of(CauseKind kind) {
        return new Cause(kind, null, null, null, null, null, null);
    }

    /** The same cause, told of the command that carried it. */
    public Cause by(String command) {
        return new Cause(kind, name, accountId, scheduleId, command, dueAt, via);
    }

    /** The same cause, told of the scene, group or room it went through. */
    public Cause through(String scene) {
        return new Cause(kind, name, accountId, scheduleId, commandId, dueAt, scene);
    }

    /** The same cause, if this person is not its own; else it was a person, and who is not said any more. */
    public Cause without(UUID person) {
        return person.equals(accountId) ? new Cause(kind, null, null, scheduleId, commandId, dueAt, via) : this;
    }
}
