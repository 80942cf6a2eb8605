package org.hearth.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.problems.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Recovery over HTTP: the second half of what began at the console, and what other owners are told of it. */
@Path("/api/v1/recovery")
public class RecoveryResource {
    private final Recoveries recoveries;
    private final Callers callers;
    private final Door door;

    RecoveryResource(Recoveries recoveries, Callers callers, Door door) {
        this.recoveries = recoveries;
        this.callers = callers;
        this.door = door;
    }

    /** Sets a new password with a code from the console, ends all sessions of that owner and signs the person in. */
    @POST
    @PermitAll
    @ResponseStatus(201)
    @APIResponse(
            responseCode = "201",
            description = "recovered",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SessionResource.SessionView.class)))
    @Operation(operationId = "recoverAccount")
    public SessionResource.SessionView recover(@Nullable RecoveryRequest request, @Context HttpServerRequest http) {
        RecoveryRequest sent = Problem.body(request);
        Grant grant = recoveries.recover(
                Problem.required("code", sent.code, "text"),
                Problem.required("password", sent.password, "text"),
                Door.visit(http));
        return door.letIn(grant, http);
    }

    /** Recoveries of other owners that one has not dismissed yet, the newest first. */
    @GET
    @Path("/notices")
    @RolesAllowed("OWNER")
    @Operation(operationId = "listRecoveryNotices")
    public List<RecoveryNoticeView> listNotices() {
        return recoveries.listNotices(callers.current()).stream()
                .map(RecoveryNoticeView::of)
                .toList();
    }

    /** Shows a notice no more. */
    @DELETE
    @Path("/notices/{id}")
    @RolesAllowed("OWNER")
    @Operation(operationId = "dismissRecoveryNotice")
    public void dismiss(UUID id) {
        recoveries.dismiss(id, callers.current());
    }

    /** The code as it was typed, and the password that is wanted. */
    public record RecoveryRequest(
            @Schema(required = true) @Nullable String code,
            @Schema(required = true) @Nullable String password) {}

    /** A recovery as another owner reads it. */
    public record RecoveryNoticeView(
            @Schema(required = true) UUID id,

            @Schema(required = true, description = "whose password")
            String person,

            @Schema(required = true) Instant at) {

        static RecoveryNoticeView of(RecoveryNotice notice) {
            return new RecoveryNoticeView(notice.id(), notice.person(), notice.at());
        }
    }
}
