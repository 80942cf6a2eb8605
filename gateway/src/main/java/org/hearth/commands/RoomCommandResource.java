package org.hearth.commands;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hearth.commands.BatchResource.BatchRequest;
import org.hearth.commands.BatchResource.BatchView;
import org.hearth.devices.Guard;
import org.hearth.identity.Caller;
import org.hearth.identity.Callers;
import org.hearth.identity.Reach;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Commands for a room over HTTP. */
@Path("/api/v1/rooms/{id}/commands")
public class RoomCommandResource {
    private final FanOut fanOut;
    private final Guard guard;
    private final Callers callers;

    RoomCommandResource(FanOut fanOut, Guard guard, Callers callers) {
        this.fanOut = fanOut;
        this.guard = guard;
        this.callers = callers;
    }

    /** Asks the same of every actuator of a kind in a room. Accepted for all of them, or, if one cannot have it, for none. */
    @POST
    @NowOrNever
    @RolesAllowed({"OWNER", "MEMBER", "GUEST"})
    @ResponseStatus(202)
    @Operation(operationId = "sendToRoom")
    @APIResponse(
            responseCode = "202",
            description = "accepted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchView.class)))
    public BatchView send(
            UUID id,
            @QueryParam("skipUnavailable") @DefaultValue("false") boolean skipUnavailable,
            @Parameter(description = IdempotencyKey.MEANING) @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Nullable BatchRequest request) {
        Caller caller = callers.current();
        Reach reach = guard.reach();
        return BatchView.of(
                fanOut.toRoom(
                        id,
                        BatchRequest.wish(request, skipUnavailable, caller, reach),
                        IdempotencyKey.of(caller, key, "room", id, skipUnavailable, request)),
                reach);
    }
}
