package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.devices.Action;
import org.hearth.devices.Guard;
import org.hearth.identity.Callers;
import org.hearth.identity.Level;
import org.hearth.identity.Reach;
import org.hearth.problems.FieldError;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Schedules out of the home and into it, and from one device to others, over HTTP. */
@Path("/api/v1/schedules")
public class ExchangeResource {
    private static final int VERSION = 1;
    private static final int MAX_AT_ONCE = 100;

    private final Schedules schedules;
    private final Exchange exchange;
    private final Deeds deeds;
    private final PlannersRight right;
    private final Guard guard;
    private final Callers callers;

    ExchangeResource(
            Schedules schedules, Exchange exchange, Deeds deeds, PlannersRight right, Guard guard, Callers callers) {
        this.schedules = schedules;
        this.exchange = exchange;
        this.deeds = deeds;
        this.right = right;
        this.guard = guard;
        this.callers = callers;
    }

    /** All schedules of devices that the caller sees, as they can be taken in again. */
    @GET
    @Path("export")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "exportSchedules")
    public ScheduleFile exported() {
        Reach reach = guard.reach();
        return new ScheduleFile(
                VERSION,
                schedules.list().stream()
                        .filter(schedule -> reach.seesAll(deeds.devices(schedule.deed())))
                        .map(ExchangeResource::request)
                        .toList());
    }

    /** Takes schedules in: all of them, or none. Those that are there word for word are left out. */
    @POST
    @Path("import")
    @RolesAllowed({"OWNER", "MEMBER"})
    @ResponseStatus(201)
    @Operation(operationId = "importSchedules")
    @APIResponse(
            responseCode = "201",
            description = "taken in",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TakenView.class)))
    public TakenView take(@Nullable ScheduleFile file) {
        List<ScheduleRequest> asked = Problem.body(file).read();
        List<Exchange.Arrival> arrivals = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String field = "schedules[" + i + "]";
            try {
                ScheduleDraft draft = ScheduleRequest.draft(asked.get(i));
                right.require(draft);
                arrivals.add(new Exchange.Arrival(field, draft, asked.get(i).bearsConflicts()));
            } catch (ProblemException refused) {
                errors.addAll(Exchange.errors(field, refused.problem()));
            }
        }
        if (!errors.isEmpty()) throw new Problem.Invalid(errors).thrown();
        return TakenView.of(exchange.take(arrivals, callers.current().cause()));
    }

    /** The same plan for other parts of devices: all of them, or none. */
    @POST
    @Path("{id}/copies")
    @RolesAllowed({"OWNER", "MEMBER"})
    @ResponseStatus(201)
    @Operation(operationId = "copySchedule")
    @APIResponse(
            responseCode = "201",
            description = "copied",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TakenView.class)))
    public TakenView copy(UUID id, @Nullable CopyRequest request) {
        Schedule schedule = schedules.require(id);
        guard.reach().require(Level.OPERATE, deeds.devices(schedule.deed()), "schedule", id.toString());
        List<Target.Part> targets = Problem.body(request).parts();
        for (Target.Part target : targets) right.require(target);
        return TakenView.of(exchange.copy(
                id,
                targets,
                Problem.body(request).bearsConflicts(),
                callers.current().cause()));
    }

    private static ScheduleRequest request(Schedule schedule) {
        Target target = schedule.deed().target();
        Timing timing = schedule.timing();
        @Nullable Action action = schedule.deed().action();
        return new ScheduleRequest(
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
                timing.zone() == null ? null : timing.zone().getId(),
                MissedBody.of(schedule.missed()),
                schedule.enabled(),
                null);
    }

    /** Schedules as a file. */
    public record ScheduleFile(
            @Schema(required = true, description = "of this form: 1") @Nullable
            Integer version,

            @Schema(required = true, description = "up to 100") @Nullable
            List<ScheduleRequest> schedules) {

        private List<ScheduleRequest> read() {
            if (version == null || version != VERSION)
                throw Problem.invalid("version", version == null ? "is missing" : "is not known here", "1");
            if (schedules == null) throw Problem.invalid("schedules", "are missing", "up to " + MAX_AT_ONCE);
            if (schedules.size() > MAX_AT_ONCE)
                throw Problem.invalid("schedules", "are too many", "up to " + MAX_AT_ONCE);
            return schedules;
        }
    }

    /** Where a schedule is to be copied. */
    public record CopyRequest(
            @Schema(required = true, description = "up to 32") @Nullable
            List<PartView> targets,

            @Schema(description = "false if absent") @Nullable
            Boolean withConflicts) {
        private static final int MAX_TARGETS = 32;

        private boolean bearsConflicts() {
            return Objects.requireNonNullElse(withConflicts, false);
        }

        private List<Target.Part> parts() {
            if (targets == null || targets.isEmpty() || targets.size() > MAX_TARGETS)
                throw Problem.invalid(
                        "targets", targets == null ? "are missing" : "are none or too many", "1 to " + MAX_TARGETS);
            List<Target.Part> parts = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                PartView part = WallTime.require("targets[" + i + "]", targets.get(i), "a part of a device");
                parts.add(new Target.Part(
                        WallTime.require("targets[" + i + "].device", part.device(), "a device's id"),
                        WallTime.require("targets[" + i + "].capability", part.capability(), "a part of the device")));
            }
            return parts;
        }
    }

    /** A part of a device. */
    public record PartView(
            @Schema(required = true) @Nullable String device,
            @Schema(required = true) @Nullable String capability) {}

    /** What became of schedules that were taken in or copied. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TakenView(
            @Schema(required = true) List<UUID> added,

            @Schema(required = true, description = "how many were there already, word for word")
            int known) {

        static TakenView of(Exchange.Taken taken) {
            return new TakenView(taken.added().stream().map(Schedule::id).toList(), taken.known());
        }
    }
}
