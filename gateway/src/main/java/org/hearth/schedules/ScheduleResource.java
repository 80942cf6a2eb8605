package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.commands.Command;
import org.hearth.commands.CommandView;
import org.hearth.commands.Commands;
import org.hearth.devices.Guard;
import org.hearth.home.Homes;
import org.hearth.identity.Callers;
import org.hearth.identity.Level;
import org.hearth.identity.Reach;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Schedules over HTTP. */
@Path("/api/v1/schedules")
public class ScheduleResource {
    private static final int MAX_LIMIT = 200;

    private final Schedules schedules;
    private final Commands commands;
    private final Homes homes;
    private final Guard guard;
    private final Callers callers;

    ScheduleResource(Schedules schedules, Commands commands, Homes homes, Guard guard, Callers callers) {
        this.schedules = schedules;
        this.guard = guard;
        this.commands = commands;
        this.homes = homes;
        this.callers = callers;
    }

    /** All schedules of devices that the caller sees, by their next moment. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "listSchedules")
    public List<ScheduleView> list() {
        ZoneId zone = homes.find().zone();
        Reach reach = guard.reach();
        return schedules.list().stream()
                .filter(schedule -> reach.sees(schedule.device()))
                .map(schedule -> ScheduleView.of(schedule, zone))
                .toList();
    }

    /** Adds a schedule. */
    @POST
    @RolesAllowed({"OWNER", "MEMBER"})
    @ResponseStatus(201)
    @Operation(operationId = "addSchedule")
    @APIResponse(
            responseCode = "201",
            description = "added",
            content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    public ScheduleView add(@Nullable ScheduleRequest request) {
        return view(schedules.add(draft(request), callers.current().cause()));
    }

    /** What a schedule would do, computed by what will do it. Nothing is kept. */
    @POST
    @Path("preview")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "previewSchedule")
    public PreviewView preview(@Nullable ScheduleRequest request) {
        ScheduleDraft draft = draft(request);
        return new PreviewView(
                homes.find().zone().getId(),
                schedules.preview(draft).stream()
                        .map(moment -> PlannedFiringView.of(moment, draft.value()))
                        .toList());
    }

    /** One schedule. */
    @GET
    @Path("{id}")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "getSchedule")
    public ScheduleView find(UUID id) {
        return view(require(Level.SEE, id));
    }

    /** Replaces what a schedule does, from now on. */
    @PUT
    @Path("{id}")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "changeSchedule")
    public ScheduleView change(UUID id, @Nullable ScheduleRequest request) {
        require(Level.OPERATE, id);
        return view(schedules.change(id, draft(request), callers.current().cause()));
    }

    /** Removes a schedule; its ledger stays. */
    @DELETE
    @Path("{id}")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "removeSchedule")
    public void remove(UUID id) {
        require(Level.OPERATE, id);
        schedules.remove(id, callers.current().cause());
    }

    /** The ledger of a schedule, newest first. */
    @GET
    @Path("{id}/firings")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "listFirings")
    public List<FiringView> listFirings(UUID id, @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) throw Problem.invalid("limit", "is out of range", "1 to " + MAX_LIMIT);
        // The ledger of one that was removed is the owner's: nobody else can be told whose device it was about.
        Reach reach = guard.reach();
        if (!reach.everything()) require(Level.SEE, id);
        return schedules.listFirings(id, limit).stream()
                .map(firing -> FiringView.of(firing, command(firing, reach)))
                .toList();
    }

    /** What became of a firing; nothing where it went to a device that the schedule was about before, and that is not seen. */
    private @Nullable CommandView command(Firing firing, Reach reach) {
        if (firing.command() == null) return null;
        Command command = commands.require(firing.command());
        return reach.sees(command.device()) ? CommandView.of(command, reach) : null;
    }

    private Schedule require(Level needed, UUID id) {
        Schedule schedule = schedules.require(id);
        guard.reach().require(needed, List.of(schedule.device()), "schedule", id.toString());
        return schedule;
    }

    /** Nobody plans for a device what they may not do with it by hand. */
    private ScheduleDraft draft(@Nullable ScheduleRequest request) {
        ScheduleDraft draft = ScheduleRequest.draft(request);
        if (guard.find(draft.device()).isEmpty()) throw Schedules.unknownDevice();
        guard.require(Level.OPERATE, draft.device());
        return draft;
    }

    private ScheduleView view(Schedule schedule) {
        return ScheduleView.of(schedule, homes.find().zone());
    }

    /** A schedule as the browser reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScheduleView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String name,
            @Schema(required = true) String device,
            @Schema(required = true) String capability,
            @Schema(required = true) boolean value,
            @Schema(required = true) List<DayOfWeek> days,
            @Schema(required = true) String time,
            @Schema(required = true) GapPolicy gap,
            @Schema(required = true) OverlapPolicy overlap,
            @Schema(required = true) boolean enabled,
            @Schema(required = true) String zone,
            @Nullable Instant nextAt,

            @Schema(description = "why the gateway stopped it; absent: it did not, or somebody has taken it over")
            @Nullable
            StopReason stopped,

            @Schema(description = "who made it, if it was stopped because they were removed") @Nullable
            String stoppedPerson) {

        static ScheduleView of(Schedule schedule, ZoneId zone) {
            Weekly recurrence = schedule.recurrence();
            Stop stop = schedule.stopped();
            return new ScheduleView(
                    schedule.id(),
                    schedule.name(),
                    schedule.device(),
                    schedule.capability(),
                    schedule.value(),
                    List.copyOf(recurrence.days()),
                    recurrence.time().toString(),
                    recurrence.change().gap(),
                    recurrence.change().overlap(),
                    schedule.enabled(),
                    zone.getId(),
                    schedule.nextAt(),
                    stop == null ? null : stop.why(),
                    stop == null ? null : stop.person());
        }
    }

    /** What a schedule would do. */
    public record PreviewView(
            @Schema(required = true) String zone,
            @Schema(required = true) List<PlannedFiringView> firings) {}

    /** One row of the ledger as the browser reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FiringView(
            @Schema(required = true) Instant dueAt,
            @Schema(required = true) FiringOutcome outcome,
            @Nullable String reason,
            @Schema(required = true) Instant recordedAt,
            @Nullable CommandView command) {

        static FiringView of(Firing firing, @Nullable CommandView command) {
            return new FiringView(firing.dueAt(), firing.outcome(), firing.reason(), firing.recordedAt(), command);
        }
    }
}
