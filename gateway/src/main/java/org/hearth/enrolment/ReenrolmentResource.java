package org.hearth.enrolment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.enrolment.EnrolmentResource.EnrolmentView;
import org.hearth.identity.Callers;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A new code for a device of this home, over HTTP. */
@Path("/api/v1/devices/{device}/enrolment")
public class ReenrolmentResource {
    private final Enrolments enrolments;
    private final EnrolmentViews views;
    private final Callers callers;

    ReenrolmentResource(Enrolments enrolments, EnrolmentViews views, Callers callers) {
        this.enrolments = enrolments;
        this.views = views;
        this.callers = callers;
    }

    /** A new code for a device that is there: another board in its place, or the same one after a reset. */
    @POST
    @RolesAllowed("OWNER")
    @ResponseStatus(201)
    @Operation(
            operationId = "reenrolDevice",
            description =
                    "The old credentials end at once, not when the new ones are first used: an account has one secret. "
                            + "For a change without a gap ask for new credentials instead.")
    @APIResponse(
            responseCode = "201",
            description = "opened",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnrolmentView.class)))
    public EnrolmentView reopen(String device, @Nullable ReenrolmentRequest request) {
        if (request == null || request.reason() == null)
            throw Problem.invalid("reason", "is missing", "REPLACE or REJOIN");
        if (Boolean.FALSE.equals(request.endsNow()))
            throw Problem.invalid("endsNow", "cannot be false: an account has one secret", "true");
        Enrolment.Purpose purpose = switch (request.reason()) {
            case REPLACE -> Enrolment.Purpose.REPLACE;
            case REJOIN -> Enrolment.Purpose.REJOIN;
        };
        return views.of(enrolments.reopen(device, purpose, callers.current().cause()));
    }

    /** Why a device needs a new code. */
    public record ReenrolmentRequest(
            @Schema(required = true) @Nullable Reason reason,

            @Schema(description = "true or absent: the old credentials end at once") @Nullable
            Boolean endsNow) {
        /** Sorts of reasons. */
        public enum Reason {
            REPLACE,
            REJOIN
        }
    }
}
