package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hearth.devices.Guard;
import org.jspecify.annotations.Nullable;

/** What became of a day's schedules, and what of it is still to come, over HTTP. */
@Path("/api/v1/firings")
public class DayResource {
    private final Days days;
    private final FiringViews firings;
    private final Guard guard;

    DayResource(Days days, FiringViews firings, Guard guard) {
        this.days = days;
        this.firings = firings;
        this.guard = guard;
    }

    /** One day of the home, today if none is named: all that was due, of what the caller sees. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "getDay")
    public DayView find(@QueryParam("date") @Nullable String date) {
        Days.Day day = days.find(date == null ? null : WallTime.date("date", date), guard.reach());
        return new DayView(
                day.date().toString(),
                day.zone().getId(),
                day.asPlanned(),
                day.settled(),
                day.coming().size(),
                day.firings().stream()
                        .map(row -> new DayFiringView(
                                row.firing().schedule(),
                                row.name(),
                                row.device(),
                                firings.view(row.firing(), guard.reach())))
                        .toList(),
                day.coming().stream()
                        .map(coming -> new ComingView(coming.schedule(), coming.name(), coming.at(), coming.phase()))
                        .toList());
    }

    /** A day as the browser reads it. */
    public record DayView(
            @Schema(required = true) String date,
            @Schema(required = true) String zone,

            @Schema(
                    required = true,
                    description = "of those that are settled: how many went as planned, or were left out on purpose")
            int asPlanned,

            @Schema(required = true, description = "how many were due and have an end")
            int settled,

            @Schema(required = true) int toCome,
            @Schema(required = true) List<DayFiringView> firings,
            @Schema(required = true) List<ComingView> toComeFirings) {}

    /** One due moment of a day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DayFiringView(
            @Schema(required = true) UUID schedule,
            @Schema(required = true) String name,
            @Nullable String device,
            @Schema(required = true) @JsonUnwrapped FiringView firing) {}

    /** One moment that is still to come. */
    public record ComingView(
            @Schema(required = true) UUID schedule,
            @Schema(required = true) String name,
            @Schema(required = true) Instant at,
            @Schema(required = true) Phase phase) {}
}
