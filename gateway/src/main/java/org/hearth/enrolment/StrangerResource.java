package org.hearth.enrolment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.enrolment.EnrolmentResource.EnrolmentView;
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Devices that ask to join, over HTTP. */
@Path("/api/v1/strangers")
public class StrangerResource {
    private final Strangers strangers;
    private final EnrolmentViews views;
    private final Callers callers;

    StrangerResource(Strangers strangers, EnrolmentViews views, Callers callers) {
        this.strangers = strangers;
        this.views = views;
        this.callers = callers;
    }

    /** Who asked within a day, the newest in front. What they say of themselves is their word and nothing more. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "listStrangers")
    public List<StrangerView> list() {
        return strangers.list().stream().map(StrangerView::of).toList();
    }

    /** Opens an enrolment for a stranger; a person brings it the code. */
    @POST
    @Path("{id}/approval")
    @RolesAllowed("OWNER")
    @ResponseStatus(201)
    @Operation(operationId = "approveStranger")
    @APIResponse(
            responseCode = "201",
            description = "opened",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnrolmentView.class)))
    public EnrolmentView approve(String id, @Nullable ApprovalRequest sent) {
        ApprovalRequest request = Problem.body(sent);
        return views.of(strangers.approve(
                id,
                Wishes.name(request.name()),
                Wishes.icon(request.icon()),
                request.roomId(),
                callers.current().cause()));
    }

    /** Refuses a stranger for a day. */
    @DELETE
    @Path("{id}")
    @RolesAllowed("OWNER")
    @ResponseStatus(204)
    @Operation(operationId = "refuseStranger")
    public void refuse(String id) {
        strangers.refuse(id, callers.current().cause());
    }

    /** What the stranger is to be called. */
    public record ApprovalRequest(
            @Schema(required = true) @Nullable String name,
            @Nullable String icon,
            @Nullable UUID roomId) {}

    /** A stranger as the browser reads it. */
    public record StrangerView(
            @Schema(required = true) String id,
            @Schema(required = true) String model,
            @Schema(required = true) String hardware,
            @Schema(required = true) String firmware,
            @Schema(required = true) Instant firstAt,
            @Schema(required = true) Instant lastAt,
            @Schema(required = true) Stranger.State state) {

        static StrangerView of(Stranger stranger) {
            return new StrangerView(
                    stranger.id(),
                    stranger.model(),
                    stranger.hardware(),
                    stranger.firmware(),
                    stranger.firstAt(),
                    stranger.lastAt(),
                    stranger.state());
        }
    }
}
