package org.hearth.schedules;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.commands.CommandView;
import org.hearth.devices.Guard;
import org.hearth.home.TimeZoneData;
import org.hearth.identity.Callers;
import org.hearth.identity.Level;
import org.hearth.identity.Reach;
import org.hearth.journal.Cause;
import org.hearth.problems.Moment;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Schedules over HTTP. */
@Path("/api/v1/schedules")
public class ScheduleResource {
    private static final int MAX_LIMIT = 200;

    private final Schedules schedules;
    private final Previews previews;
    private final Runs runs;
    private final Results results;
    private final Deeds deeds;
    private final Sites sites;
    private final PlannersRight right;
    private final Guard guard;
    private final Callers callers;

    ScheduleResource(
            Schedules schedules,
            Previews previews,
            Runs runs,
            Results results,
            Deeds deeds,
            Sites sites,
            PlannersRight right,
            Guard guard,
            Callers callers) {
        this.schedules = schedules;
        this.previews = previews;
        this.runs = runs;
        this.results = results;
        this.deeds = deeds;
        this.sites = sites;
        this.right = right;
        this.guard = guard;
        this.callers = callers;
    }

    /** All schedules of devices that the caller sees, by their next moment. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "listSchedules")
    public List<ScheduleView> list() {
        Reach reach = guard.reach();
        List<Schedule> seen = schedules.list().stream()
                .filter(schedule -> reach.seesAll(deeds.devices(schedule.deed())))
                .toList();
        return views(seen);
    }

    /** Adds a schedule. */
    @POST
    @RolesAllowed({"OWNER", "MEMBER"})
    @ResponseStatus(201)
    @Operation(operationId = "addSchedule")
    @APIResponse(
            responseCode = "201",
            description = "added",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScheduleView.class)))
    public ScheduleView add(@Nullable ScheduleRequest request) {
        return view(schedules.add(draft(request), Problem.body(request).bearsConflicts(), cause()));
    }

    /** What a schedule would do, computed by what will do it. Nothing is kept. */
    @POST
    @Path("preview")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "previewSchedule")
    public PreviewView preview(
            @Nullable ScheduleRequest request,
            @Parameter(description = "the schedule that it would change") @QueryParam("schedule") @Nullable
                    UUID schedule) {
        ScheduleDraft draft = draft(request);
        if (schedule != null) require(Level.SEE, schedule);
        return PreviewView.of(previews.of(draft, schedule), TimeZoneData.version());
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
        return view(schedules.change(id, draft(request), Problem.body(request).bearsConflicts(), cause()));
    }

    /** Removes a schedule; its ledger stays. */
    @DELETE
    @Path("{id}")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "removeSchedule")
    public void remove(UUID id) {
        require(Level.OPERATE, id);
        schedules.remove(id, cause());
    }

    /** Does now what the schedule does. */
    @POST
    @Path("{id}/run")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "runSchedule")
    public RunView run(UUID id) {
        require(Level.OPERATE, id);
        Deeds.Sent sent = runs.run(id, cause());
        Reach reach = guard.reach();
        return new RunView(deeds.commands(sent).stream()
                .map(command -> CommandView.of(command, reach))
                .toList());
    }

    /** Leaves the next start out, with its end. */
    @PUT
    @Path("{id}/skip")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "skipNextFiring")
    public ScheduleView skip(UUID id) {
        require(Level.OPERATE, id);
        runs.skip(id, cause());
        return view(schedules.require(id));
    }

    /** Takes back that the next start is left out. */
    @DELETE
    @Path("{id}/skip")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "keepNextFiring")
    public ScheduleView keep(UUID id) {
        require(Level.OPERATE, id);
        runs.unskip(id, cause());
        return view(schedules.require(id));
    }

    /** The ledger of a schedule, newest first. */
    @GET
    @Path("{id}/firings")
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "listFirings")
    public List<FiringView> listFirings(
            UUID id,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Parameter(
                            description = "only those that were due earlier",
                            schema = @Schema(implementation = Instant.class))
                    @QueryParam("before")
                    @Nullable
                    String before) {
        if (limit < 1 || limit > MAX_LIMIT) throw Problem.invalid("limit", "is out of range", "1 to " + MAX_LIMIT);
        // The ledger of one that was removed is the owner's: nobody else can be told whose device it was about.
        Reach reach = guard.reach();
        if (!reach.everything()) require(Level.SEE, id);
        List<Firing> found = before == null
                ? schedules.listFirings(id, limit)
                : schedules.listFiringsBefore(id, Moment.read("before", before), limit);
        return results.of(found).stream()
                .map(result -> FiringView.of(result, reach))
                .toList();
    }

    private Schedule require(Level needed, UUID id) {
        Schedule schedule = schedules.require(id);
        guard.reach().require(needed, deeds.devices(schedule.deed()), "schedule", id.toString());
        return schedule;
    }

    private ScheduleDraft draft(@Nullable ScheduleRequest request) {
        ScheduleDraft draft = ScheduleRequest.draft(request);
        right.require(draft);
        return draft;
    }

    private Cause cause() {
        return callers.current().cause();
    }

    private ScheduleView view(Schedule schedule) {
        return views(List.of(schedule)).getFirst();
    }

    private List<ScheduleView> views(List<Schedule> shown) {
        ZoneId home = sites.home().zone();
        List<Previews.Outlook> outlooks = previews.outlooks(shown);
        List<ScheduleView> views = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) views.add(ScheduleView.of(shown.get(i), outlooks.get(i), home));
        return List.copyOf(views);
    }

    /** What was sent when a schedule was run out of turn. */
    public record RunView(@Schema(required = true) List<CommandView> commands) {}
}
