package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.devices.Action;
import org.hearth.devices.Operation;
import org.hearth.schedules.PreviewView.CronView;
import org.jspecify.annotations.Nullable;

/** A schedule as the browser reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String name,
        @Nullable String device,
        @Nullable String capability,
        @Nullable UUID group,
        @Nullable UUID scene,
        @Nullable Operation operation,
        @Nullable JsonNode value,
        @Schema(required = true) RecurrenceBody recurrence,
        @Nullable EndingBody ending,
        @Nullable String shift,
        @Schema(required = true) GapPolicy gap,
        @Schema(required = true) OverlapPolicy overlap,

        @Schema(required = true, description = "in which it is read")
        String zone,

        @Schema(required = true, description = "false: the zone is the home's")
        boolean ownZone,

        @Schema(required = true) MissedBody missed,
        @Schema(required = true) boolean enabled,

        @Schema(description = "when it acts next, moved at random if it is; absent: nothing is in sight") @Nullable
        Instant nextAt,

        @Nullable Phase nextPhase,

        @Schema(description = "the start that is left out once") @Nullable
        Instant skipsNext,

        @Schema(required = true, description = "a pause holds it now")
        boolean paused,

        @Schema(description = "when that is over by itself") @Nullable
        Instant pausedUntil,

        @Nullable PauseScope pausedBy,

        @Schema(description = "why the gateway stopped it; absent: it did not, or somebody has taken it over") @Nullable
        StopReason stopped,

        @Schema(description = "who made it, if it was stopped because they were removed") @Nullable
        String stoppedPerson,

        @Schema(description = "how its expression was understood, if it is of the kind CRON") @Nullable
        CronView cron) {

    static ScheduleView of(Schedule schedule, Previews.Outlook outlook, ZoneId home) {
        Timing timing = schedule.timing();
        Target target = schedule.deed().target();
        Action action = schedule.deed().action();
        Stop stop = schedule.stopped();
        Edge next = outlook.next();
        Pause pause = outlook.pause();
        return new ScheduleView(
                schedule.id(),
                schedule.name(),
                target instanceof Target.Part part ? part.device() : null,
                target instanceof Target.Part part ? part.capability() : null,
                target instanceof Target.Group group ? group.id() : null,
                target instanceof Target.Scene scene ? scene.id() : null,
                action == null ? null : action.operation(),
                action == null ? null : action.value(),
                RecurrenceBody.of(timing.recurrence()),
                timing.ending() == null ? null : EndingBody.of(timing.ending()),
                timing.shift().isZero() ? null : timing.shift().toString(),
                timing.recurrence().change().gap(),
                timing.recurrence().change().overlap(),
                (timing.zone() == null ? home : timing.zone()).getId(),
                timing.zone() != null,
                MissedBody.of(schedule.missed()),
                schedule.enabled(),
                next == null ? null : next.at(),
                next == null ? null : next.phase(),
                schedule.skips(),
                pause != null,
                pause == null ? null : pause.until(),
                pause == null ? null : PauseScope.of(pause.scope()),
                stop == null ? null : stop.why(),
                stop == null ? null : stop.person(),
                timing.recurrence() instanceof Cron cron ? CronView.of(cron.fields()) : null);
    }
}
