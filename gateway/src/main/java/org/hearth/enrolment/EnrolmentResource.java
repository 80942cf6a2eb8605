package org.hearth.enrolment;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Enrolments over HTTP. */
@Path("/api/v1/enrolments")
public class EnrolmentResource {
    private final Enrolments enrolments;
    private final EnrolmentViews views;
    private final Callers callers;

    EnrolmentResource(Enrolments enrolments, EnrolmentViews views, Callers callers) {
        this.enrolments = enrolments;
        this.views = views;
        this.callers = callers;
    }

    /** Adds a device; its code is in this answer and never again. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(201)
    @Operation(operationId = "addDevice")
    @APIResponse(
            responseCode = "201",
            description = "opened",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnrolmentView.class)))
    public EnrolmentView open(@Nullable EnrolmentRequest sent) {
        EnrolmentRequest request = Problem.body(sent);
        return views.of(enrolments.open(request.wish(), callers.current().cause()));
    }

    /** Open enrolments and those that ended within a day, newest first, without their codes. */
    @GET
    @RolesAllowed("OWNER")
    @Operation(operationId = "listEnrolments")
    public List<EnrolmentView> list() {
        return enrolments.list().stream().map(views::of).toList();
    }

    /** Makes a code worthless that nobody has used; a device that was added for it is taken away again. */
    @DELETE
    @Path("{id}")
    @RolesAllowed("OWNER")
    @ResponseStatus(204)
    @Operation(operationId = "withdrawEnrolment")
    public void withdraw(UUID id) {
        enrolments.withdraw(id, callers.current().cause());
    }

    /** The device that is wanted. */
    public record EnrolmentRequest(
            @Schema(description = "absent: made from the name") @Nullable
            String id,

            @Schema(required = true) @Nullable String name,
            @Nullable String icon,
            @Nullable UUID roomId,

            @Schema(description = "true gives an id again that belonged to a removed device") @Nullable
            Boolean reuseRevoked) {
        Enrolments.Wish wish() {
            return new Enrolments.Wish(
                    id, Wishes.name(name), Wishes.icon(icon), roomId, Boolean.TRUE.equals(reuseRevoked));
        }
    }

    /** An enrolment as the browser reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EnrolmentView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String device,
            @Schema(required = true) String name,

            @Schema(description = "of its device; absent when that was taken away with an unused code") @Nullable
            String icon,

            @Schema(description = "where its device is; absent when it is in no room") @Nullable
            UUID roomId,

            @Schema(description = "told once, when it is opened") @Nullable
            String code,

            @Schema(required = true) Enrolment.Purpose purpose,
            @Schema(required = true) Enrolment.State state,
            @Schema(required = true) Instant expiresAt,
            @Nullable Instant endedAt) {}
}
