package org.hearth.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
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
import org.hearth.identity.Reach;
import org.jspecify.annotations.Nullable;

/** What became of a day's schedules, and what of it is still to come, over HTTP. */
@Path("/api/v1/firings")
public class DayResource {
    private final Days days;
    private final Guard guard;

    DayResource(Days days, Guard guard) {
        this.days = days;
        this.guard = guard;
    }

    /** One day of the home, today if none is named: all that was due, of what the caller sees. */
    @GET
    @RolesAllowed({"OWNER", "MEMBER"})
    @Operation(operationId = "getDay")
    public DayView find(@QueryParam("date") @Nullable String date) {
        Reach reach = guard.reach();
        Days.Day day = days.find(date == null ? null : WallTime.date("date", date), reach);
        return new DayView(
                day.date().toString(),
                day.zone().getId(),
                day.asPlanned(),
                day.settled(),
                day.open(),
                day.coming().size(),
                day.moreToCome(),
                day.notListed(),
                day.firings().stream()
                        .map(row -> new DayFiringView(
                                row.result().firing().schedule(),
                                row.name(),
                                row.device(),
                                FiringView.of(row.result(), reach)))
                        .toList(),
                day.coming().stream().map(ComingView::of).toList());
    }

    /** A day as the browser reads it. */
    public record DayView(
            @Schema(required = true) String date,
            @Schema(required = true) String zone,

            @Schema(
                    required = true,
                    description =
                            "of those that are settled: how many were done within a minute, or were left out on purpose")
            int asPlanned,

            @Schema(required = true, description = "how many were due and have an end")
            int settled,

            @Schema(required = true, description = "how many were due and have no end yet")
            int open,

            @Schema(required = true, description = "how many are still to come, up to 500")
            int toCome,

            @Schema(required = true, description = "true if more than those are still to come")
            boolean moreToCome,

            @Schema(
                    required = true,
                    description = "how many of those that were due are counted and not listed: the oldest")
            int notListed,

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
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ComingView(
            @Schema(required = true) UUID schedule,
            @Schema(required = true) String name,
            @Schema(required = true) Instant at,
            @Schema(required = true) Phase phase,

            @Schema(description = "what is to be done; absent for a scene") @Nullable
            JsonNode value) {

        static ComingView of(Days.Coming coming) {
            return new ComingView(
                    coming.schedule(),
                    coming.name(),
                    coming.at(),
                    coming.phase(),
                    coming.value().isNull() ? null : coming.value());
        }
    }
}
