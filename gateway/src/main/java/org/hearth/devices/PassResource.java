package org.hearth.devices;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.identity.Callers;
import org.hearth.identity.Pass;
import org.hearth.identity.Passes;
import org.hearth.identity.Window;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Passes over HTTP. */
@Path("/api/v1/passes")
public class PassResource {
    private final Passes passes;
    private final PassRequests requests;
    private final PassViews views;
    private final Callers callers;

    PassResource(Passes passes, PassRequests requests, PassViews views, Callers callers) {
        this.passes = passes;
        this.requests = requests;
        this.views = views;
        this.callers = callers;
    }

    /** All passes, also those that are over, the newest first. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "listPasses")
    public List<PassView> list() {
        return views.list(passes.list());
    }

    /** Gives a pass to somebody who is here, or to whoever accepts an invitation. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(201)
    @Operation(operationId = "addPass")
    @APIResponse(
            responseCode = "201",
            description = "given",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PassView.class)))
    public PassView add(@Nullable PassRequest request) {
        var draft = requests.draft(Problem.body(request));
        return views.of(passes.give(draft, views.told(draft), callers.current().cause()));
    }

    /** Changes what a pass gives; whose it is stays as it is. */
    @PUT
    @Path("{id}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "changePass")
    public PassView change(UUID id, @Nullable PassRequest request) {
        var draft = requests.draft(passes.require(id), Problem.body(request));
        return views.of(
                passes.change(id, draft, views.told(draft), callers.current().cause()));
    }

    /** Takes a pass back at once; it is kept as history. */
    @DELETE
    @Path("{id}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "revokePass")
    public void revoke(UUID id) {
        Pass pass = passes.require(id);
        passes.revoke(id, views.told(pass.gives()), callers.current().cause());
    }

    /** What the browser asks for. */
    public record PassRequest(
            @Schema(description = "who gets it, unless it is for an invitation") @Nullable
            UUID account,

            @Nullable UUID invitation,
            @Nullable String label,
            @Schema(required = true) @Nullable List<@Nullable String> devices,
            @Schema(required = true) @Nullable List<@Nullable WindowView> windows,

            @Schema(description = "first day on the home's clock; at once if it is left out") @Nullable
            LocalDate from,

            @Schema(required = true, description = "last day on the home's clock") @Nullable
            LocalDate until) {}

    /** Hours of the week. */
    public record WindowView(
            @Schema(required = true) @Nullable List<@Nullable DayOfWeek> days,

            @Schema(required = true, type = SchemaType.STRING, description = "HH:mm on the home's clock")
            @JsonFormat(pattern = "HH:mm")
            @Nullable
            LocalTime from,

            @Schema(
                    required = true,
                    type = SchemaType.STRING,
                    description = "HH:mm; on the next day, unless it is later than 'from'")
            @JsonFormat(pattern = "HH:mm")
            @Nullable
            LocalTime to) {
        static WindowView of(Window window) {
            return new WindowView(List.copyOf(window.days()), window.from(), window.to());
        }
    }

    /** A device of a pass, by the name that people know. */
    public record PassDeviceView(
            @Schema(required = true) String id,
            @Schema(required = true) String name) {}

    /** A {@link Pass} as people read it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PassView(
            @Schema(required = true) UUID id,
            @Nullable UUID account,
            @Nullable String name,
            @Nullable UUID invitation,
            @Nullable String label,
            @Schema(required = true) List<PassDeviceView> devices,
            @Schema(required = true) List<WindowView> windows,
            @Nullable LocalDate from,
            @Schema(required = true) LocalDate until,
            @Schema(required = true) boolean open,

            @Schema(required = true, description = "it will never open again")
            boolean over,

            @Schema(description = "when it opens next; absent while it is open and when it is over") @Nullable
            Instant opensAt,

            @Schema(description = "when it closes; absent unless it is open") @Nullable
            Instant closesAt,

            @Schema(required = true) Instant createdAt,
            @Nullable Instant revokedAt) {}
}
